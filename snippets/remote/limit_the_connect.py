"""A thread connects, so that the program can stop waiting."""

import socket
from contextlib import suppress
from multiprocessing.managers import BaseManager
from threading import Thread

KEY = b"choose your own"


def try_to_connect(worker):
    with suppress(OSError):  # as the silent side ends
        worker.connect()


if __name__ == "__main__":
    with socket.create_server(("127.0.0.1", 0)) as silent:
        worker = BaseManager(silent.getsockname(), authkey=KEY)
        print("worker: connects", flush=True)
        thread = Thread(target=try_to_connect, args=(worker,))
        thread.daemon = True
        thread.start()
        thread.join(timeout=0.5)
        if thread.is_alive():
            print("worker: no answer")
