import socket
import threading
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Listener
from multiprocessing.managers import BaseManager

import pytest

from tests.snippets.conftest import RunSnippet

KEY = b"of this test"


def test_the_client_is_told_that_its_digest_was_rejected(run: RunSnippet) -> None:
    seen = run("remote/guess_the_key")
    assert seen.exit_code == 1
    assert seen.text.count("Traceback") == 1
    assert "in answer_challenge" in seen.text
    assert seen.lines[-1].endswith("AuthenticationError: digest sent was rejected")


def test_a_manager_outlives_a_guess_and_serves_beside_a_silent_stranger() -> None:
    with BaseManager(("127.0.0.1", 0), authkey=KEY) as server:
        with pytest.raises(AuthenticationError):
            BaseManager(server.address, authkey=b"a guess").connect()
        assert isinstance(server.address, tuple)
        with socket.create_connection(server.address):
            BaseManager(server.address, authkey=KEY).connect()


def test_a_listener_says_that_what_it_received_was_wrong() -> None:
    def guess(address: tuple[str, int]) -> None:
        with pytest.raises(AuthenticationError, match="digest sent was rejected"):
            Client(address, authkey=b"a guess")

    with Listener(("127.0.0.1", 0), authkey=KEY) as listener:
        guesser = threading.Thread(target=guess, args=(listener.address,), daemon=True)
        guesser.start()
        with pytest.raises(AuthenticationError, match="digest received was wrong"):
            listener.accept()
        guesser.join(60)
