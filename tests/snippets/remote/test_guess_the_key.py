import socket
from multiprocessing import AuthenticationError
from multiprocessing.managers import BaseManager

import pytest

from tests.snippets.conftest import RunSnippet

KEY = b"of this test"


def test_the_client_is_told_that_its_digest_was_rejected(run: RunSnippet) -> None:
    seen = run("remote/guess_the_key")
    assert seen.exit_code == 1
    assert seen.text.count("Traceback") == 1
    assert seen.lines[-1].endswith("AuthenticationError: digest sent was rejected")


def test_a_manager_outlives_a_guess_and_serves_beside_a_silent_stranger() -> None:
    with BaseManager(("127.0.0.1", 0), authkey=KEY) as server:
        with pytest.raises(AuthenticationError):
            BaseManager(server.address, authkey=b"a guess").connect()
        assert isinstance(server.address, tuple)
        with socket.create_connection(server.address):
            BaseManager(server.address, authkey=KEY).connect()
