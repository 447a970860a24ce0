"""A worker comes before its server, and tries until a deadline."""

import socket
import time
from multiprocessing import Event, Process
from multiprocessing.managers import BaseManager

KEY = b"choose your own"


def connect(manager, refused):
    deadline = time.monotonic() + 30
    while True:
        try:
            return manager.connect()
        except ConnectionRefusedError:
            refused.set()
            if time.monotonic() > deadline:
                raise
        time.sleep(0.1)


def work(address, refused):
    worker = BaseManager(address, authkey=KEY)
    connect(worker, refused)
    print("worker: connected")


if __name__ == "__main__":
    refused = Event()
    with socket.socket() as free:  # a port that nobody serves yet
        free.bind(("127.0.0.1", 0))
        address = free.getsockname()
    child = Process(target=work, args=(address, refused))
    child.start()
    refused.wait()
    print("parent: the worker was refused", flush=True)
    with BaseManager(address, authkey=KEY):
        child.join()
