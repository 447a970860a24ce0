"""A worker comes before its server, and is refused."""

import socket
from multiprocessing import Process
from multiprocessing.managers import BaseManager

KEY = b"choose your own"


def connect(manager):
    return manager.connect()


def work(address):
    worker = BaseManager(address, authkey=KEY)
    connect(worker)
    print("worker: connected")


if __name__ == "__main__":
    with socket.socket() as free:  # a port that nobody serves yet
        free.bind(("127.0.0.1", 0))
        address = free.getsockname()
    child = Process(target=work, args=(address,))
    child.start()
    child.join()
    with BaseManager(address, authkey=KEY):
        print("parent: now the server is there")
