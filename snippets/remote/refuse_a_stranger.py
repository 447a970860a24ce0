"""A server refuses a stranger, and goes on."""

from multiprocessing import AuthenticationError, Process
from multiprocessing.connection import Client, Listener

KEY = b"choose your own"


def visit(address, key):
    try:
        with Client(address, authkey=key) as connection:
            connection.send("hello")
    except AuthenticationError as error:
        print("stranger: AuthenticationError:", error)


if __name__ == "__main__":
    with Listener(("127.0.0.1", 0), authkey=KEY) as listener:
        for key in [b"a guess", KEY]:
            args = (listener.address, key)
            child = Process(target=visit, args=args)
            child.start()
            try:
                with listener.accept() as connection:
                    text = connection.recv()
            except (AuthenticationError, EOFError, OSError) as error:
                text = f"{type(error).__name__}: {error}"
            child.join()
            print("server:", text, flush=True)
