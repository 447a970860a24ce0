"""A client has the key of the server."""

from multiprocessing.managers import BaseManager

if __name__ == "__main__":
    address = ("127.0.0.1", 0)
    with BaseManager(address, authkey=b"the server's") as server:
        client = BaseManager(server.address, authkey=b"the server's")
        client.connect()
        print("client: connected")
