import socket
import struct
import sys
from multiprocessing.connection import Listener
from pathlib import Path
from threading import Thread

GONE = struct.pack("ii", 1, 0)


def knock(listener: Listener, family: int, what: bytes, reset: bool) -> None:
    with socket.socket(family) as stranger:
        stranger.connect(listener.address)
        if what:
            stranger.sendall(what)
            stranger.recv(1)  # the listener has begun
        if reset:
            stranger.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, GONE)


if __name__ == "__main__":
    unix = str(Path(sys.argv[1], "socket"))
    for family, address in ((socket.AF_UNIX, unix), (socket.AF_INET, ("localhost", 0))):
        with Listener(address, authkey=b"key") as listener:
            for what, reset in ((b"", False), (b"", True), (b"GET / HTTP/1.0\r\n\r\n", False)):
                stranger = Thread(target=knock, args=(listener, family, what, reset))
                stranger.start()
                try:
                    listener.accept()
                except (EOFError, OSError):
                    print("refused")
                stranger.join()
