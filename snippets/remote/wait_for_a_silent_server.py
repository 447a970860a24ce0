"""A port is open and nobody answers: `connect` knows no limit."""

import socket
from multiprocessing.managers import BaseManager

KEY = b"choose your own"

if __name__ == "__main__":
    socket.setdefaulttimeout(0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        worker = BaseManager(silent.getsockname(), authkey=KEY)
        print("worker: connects", flush=True)
        worker.connect()
