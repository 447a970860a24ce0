import hmac
import os
import socket
import struct
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


KEY = b"of this test"


def read(client: socket.socket) -> bytes:
    """Read a message: its length, then so many bytes."""
    (length,) = struct.unpack("!i", client.recv(4, socket.MSG_WAITALL))
    return client.recv(length, socket.MSG_WAITALL)


def digest_of(text: bytes) -> bytes:
    """Return what proves the key: since 3.12 the text names the digest, and the answer, too."""
    if text.startswith(b"{sha256}"):
        return b"{sha256}" + hmac.digest(KEY, text, "sha256")
    return hmac.digest(KEY, text, "md5")


def test_each_side_sends_a_random_text_and_gets_a_digest_of_it_and_the_key() -> None:
    texts = []
    with Listener(("127.0.0.1", 0), authkey=KEY) as listener:
        for _ in range(2):
            thread = Thread(target=listener.accept)
            thread.start()
            with socket.create_connection(listener.address) as client:

                def send(message: bytes, client: socket.socket = client) -> None:
                    client.sendall(struct.pack("!i", len(message)) + message)

                text = read(client).removeprefix(b"#CHALLENGE#")
                texts.append(text)
                send(digest_of(text))
                assert read(client) == b"#WELCOME#"
                named = b"{sha256}" if text.startswith(b"{") else b""
                own = named + os.urandom(20 if not named else 40)
                send(b"#CHALLENGE#" + own)
                assert read(client) == digest_of(own)
                send(b"#WELCOME#")
                thread.join(60)
                assert not thread.is_alive()
    assert texts[0] != texts[1]
    assert all(len(text) >= 20 for text in texts)
