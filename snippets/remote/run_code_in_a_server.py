"""A client sends an object, and its code runs in the server."""

from multiprocessing import Process
from multiprocessing.connection import Client, Listener

KEY = b"choose your own"
CODE = (
    "print('an order of the client, obeyed in',"
    " __import__('multiprocessing').current_process().name)"
)


class Order:
    def __reduce__(self):
        return eval, (CODE,)


def send(address):
    with Client(address, authkey=KEY) as connection:
        connection.send({"number": 3})
        connection.send(Order())


def receive(connection):
    data = connection.recv()
    if type(data) is not dict:
        raise ValueError(f"got {data}")
    return data["number"]


if __name__ == "__main__":
    with Listener(("127.0.0.1", 0), authkey=KEY) as listener:
        child = Process(target=send, args=(listener.address,))
        child.start()
        with listener.accept() as connection:
            for _ in range(2):
                try:
                    print("server: number", receive(connection))
                except ValueError as error:
                    print("server:", type(error).__name__, error)
        child.join()
