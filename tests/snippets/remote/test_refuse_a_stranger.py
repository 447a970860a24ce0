import socket
from multiprocessing.connection import Listener
from threading import Event, Thread

from tests.snippets.conftest import RunSnippet


def test_both_sides_hear_of_it_and_the_server_goes_on(run: RunSnippet) -> None:
    assert run("remote/refuse_a_stranger").lines == [
        "stranger: AuthenticationError: digest sent was rejected",
        "server: AuthenticationError: digest received was wrong",
        "server: hello",
    ]


def test_a_stranger_who_says_nothing_keeps_accept_waiting() -> None:
    accepted = Event()

    def accept() -> None:
        try:
            listener.accept()
        except (EOFError, ConnectionResetError):  # as the stranger leaves
            accepted.set()

    with Listener(("127.0.0.1", 0), authkey=b"of this test") as listener:
        thread = Thread(target=accept)
        with socket.create_connection(listener.address):
            thread.start()
            assert not accepted.wait(0.5)
        thread.join()
    assert accepted.is_set()
