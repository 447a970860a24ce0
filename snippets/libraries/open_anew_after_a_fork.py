"""A library drops its connection in every forked child."""

import os
from multiprocessing import get_context
from socket import socketpair

connection = None


def get_connection():
    """Return the connection of this process; open it if needed."""
    global connection
    if connection is None:
        connection, _ = socketpair()  # stands for a server's
        print(f"{name}: opened a connection")
    return connection


def forget():
    global connection, name
    connection, name = None, "child"


os.register_at_fork(after_in_child=forget)
name = "parent"


def use():
    get_connection()
    get_connection()


if __name__ == "__main__":
    use()
    child = get_context("fork").Process(target=use)
    child.start()
    child.join()
