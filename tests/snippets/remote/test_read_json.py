from multiprocessing import Pipe

import pytest

from snippets.remote.read_json import receive
from tests.snippets.conftest import RunSnippet


def test_no_order_runs_and_the_pickle_is_refused(run: RunSnippet) -> None:
    assert run("remote/read_json").lines == ["server: number 3", "server: UnicodeDecodeError"]


@pytest.mark.parametrize("sent", ["3", "[3]", '"number"', "null", "true"])
def test_json_of_another_kind_is_refused(sent: str) -> None:
    here, there = Pipe()
    there.send_bytes(sent.encode())
    with pytest.raises(ValueError, match="got "):
        receive(here)


def test_a_message_that_is_too_long_ends_the_reading() -> None:
    here, there = Pipe()
    there.send_bytes(b"x" * 2000)
    there.send_bytes(b"short")
    with pytest.raises(OSError, match="bad message length"):
        receive(here)
    with pytest.raises(OSError, match="write-only"):
        here.recv_bytes()
