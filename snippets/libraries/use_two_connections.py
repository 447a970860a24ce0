"""Two children use a connection each, and get their own answers."""

from multiprocessing import get_context
from socket import socketpair

fork = get_context("fork")


def serve(first, second):
    for connection in first, second:
        question = connection.recv(100)
        connection.sendall(b"answer to " + question)


def ask(name, connection):
    connection.sendall(name.encode())
    print(f"{name} asked, got:", connection.recv(100).decode())


if __name__ == "__main__":
    pairs = {name: socketpair() for name in "AB"}
    served = [theirs for _, theirs in pairs.values()]
    children = [fork.Process(target=serve, args=served)]
    for name, (ours, _) in pairs.items():
        children.append(fork.Process(target=ask, args=(name, ours)))
    for child in children:
        child.start()
    for child in children:
        child.join()
