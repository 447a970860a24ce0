"""A client has another key than the server, and is refused."""

from multiprocessing.managers import BaseManager

if __name__ == "__main__":
    address = ("127.0.0.1", 0)
    with BaseManager(address, authkey=b"the server's") as server:
        client = BaseManager(server.address, authkey=b"a guess")
        client.connect()
        print("client: connected")
