import socket
import sys

import pytest

from tests.snippets.conftest import RunSnippet


def test_an_empty_host_is_reached_by_every_address_of_this_machine(run: RunSnippet) -> None:
    assert run("remote/bind_an_address").table == (
        ["Listens at", "127.0.0.1", "127.0.0.2"],
        [["127.0.0.1", "reached", "refused"], ["0.0.0.0", "reached", "reached"]],
    )


@pytest.mark.skipif(sys.platform != "linux", reason="the page says this of Linux")
def test_each_address_that_begins_with_127_is_this_machine() -> None:
    for host in ("127.0.0.2", "127.1.2.3", "127.255.255.254"):
        with (
            socket.create_server((host, 0)) as server,
            socket.create_connection(server.getsockname(), timeout=10) as client,
        ):
            assert client.getpeername()[0] == host
