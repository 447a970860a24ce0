"""A second server asks for the port of the first."""

from multiprocessing.managers import BaseManager

KEY = b"choose your own"

if __name__ == "__main__":
    with BaseManager(("127.0.0.1", 0), authkey=KEY) as first:
        host, port = first.address
        with BaseManager((host, port), authkey=KEY) as second:
            print("two ports:", first.address != second.address)
