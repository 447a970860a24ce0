import pickle
import socket
import struct
from multiprocessing.connection import Client, Listener
from threading import Thread

from tests.snippets.conftest import RunSnippet

KEY = b"of this test"


def test_the_message_is_in_the_traffic_and_the_key_is_not(run: RunSnippet) -> None:
    assert run("remote/read_the_traffic").lines == [
        "server: got 'my password is 1234'",
        "spy: has read the password: True",
        "spy: has read the key: False",
    ]


def copy(source: socket.socket, target: socket.socket, last: bytes = b"") -> None:
    while data := source.recv(4096):
        target.sendall(data)
    target.sendall(last)
    target.shutdown(socket.SHUT_WR)


def test_who_can_change_the_traffic_sends_a_message_without_the_key() -> None:
    message = pickle.dumps("from the spy")

    def come_between() -> None:
        near, _ = tap.accept()
        with near, socket.create_connection(listener.address) as far:
            back = Thread(target=copy, args=(far, near))
            back.start()
            copy(near, far, struct.pack("!i", len(message)) + message)
            back.join()

    def send() -> None:
        with Client(tap.getsockname(), authkey=KEY) as connection:
            connection.send("from the client")

    with (
        Listener(("127.0.0.1", 0), authkey=KEY) as listener,
        socket.create_server(("127.0.0.1", 0)) as tap,
    ):
        threads = [Thread(target=come_between), Thread(target=send)]
        for thread in threads:
            thread.start()
        with listener.accept() as connection:
            assert connection.recv() == "from the client"
            assert connection.recv() == "from the spy"
        for thread in threads:
            thread.join()
