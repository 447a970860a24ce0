"""Two children use one connection, and each gets the other's answer."""

from multiprocessing import get_context
from socket import socketpair

fork = get_context("fork")
asked, read = fork.Event(), fork.Event()


def serve(connection):
    first = connection.recv(100)
    asked.set()
    second = connection.recv(100)
    connection.sendall(b"answer to " + first)
    read.wait()  # until somebody has read it
    connection.sendall(b"answer to " + second)


def ask_first(connection):
    connection.sendall(b"A")
    read.wait()
    print("A asked, got:", connection.recv(100).decode())


def ask_second(connection):
    asked.wait()
    connection.sendall(b"B")
    print("B asked, got:", connection.recv(100).decode(), flush=True)
    read.set()


if __name__ == "__main__":
    ours, theirs = socketpair()  # opened once, before the forks
    children = [
        fork.Process(target=serve, args=(theirs,)),
        fork.Process(target=ask_first, args=(ours,)),
        fork.Process(target=ask_second, args=(ours,)),
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
