"""A server answers what a client sends, without a manager."""

from multiprocessing import Process
from multiprocessing.connection import Client, Listener

KEY = b"choose your own"


def ask(address):
    with Client(address, authkey=KEY) as connection:
        for word in ["hello", "world"]:
            connection.send(word)
            print("client:", connection.recv(), flush=True)


if __name__ == "__main__":
    with Listener(("127.0.0.1", 0), authkey=KEY) as listener:
        child = Process(target=ask, args=(listener.address,))
        child.start()
        with listener.accept() as connection:
            try:
                while True:
                    connection.send(connection.recv().upper())
            except EOFError:
                print("server: the client has left")
        child.join()
