"""Somebody on the way reads a message, but not the key."""

import socket
from multiprocessing.connection import Client, Listener
from threading import Thread

KEY = b"choose your own"
seen = []


def copy(source, target):
    while data := source.recv(4096):
        seen.append(data)
        target.sendall(data)
    target.shutdown(socket.SHUT_WR)


def listen_in(tap, address):
    near, _ = tap.accept()
    with near, socket.create_connection(address) as far:
        back = Thread(target=copy, args=(far, near))
        back.start()
        copy(near, far)
        back.join()


def send(address):
    with Client(address, authkey=KEY) as connection:
        connection.send("my password is 1234")


if __name__ == "__main__":
    with (
        Listener(("127.0.0.1", 0), authkey=KEY) as listener,
        socket.create_server(("127.0.0.1", 0)) as tap,
    ):
        spy = Thread(target=listen_in, args=(tap, listener.address))
        client = Thread(target=send, args=(tap.getsockname(),))
        spy.start()
        client.start()
        with listener.accept() as connection:
            print("server: got", repr(connection.recv()))
        client.join()
        spy.join()
    traffic = b"".join(seen)
    print("spy: has read the password:", b"1234" in traffic)
    print("spy: has read the key:", KEY in traffic)
