"""A connection that is sent as an argument is shared as well."""

import sys
from multiprocessing import Process, set_start_method
from socket import socketpair


def ask(name, connection):
    connection.sendall(name.encode())
    answer = connection.recv(11).decode()
    print(f"{name} asked, got: {answer}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    ours, theirs = socketpair()
    ours.sendall(b"A")
    child = Process(target=ask, args=("B", ours))
    child.start()
    for _ in "AB":  # stands for a server
        theirs.sendall(b"answer to " + theirs.recv(1))
    child.join()
    print("A asked, got:", ours.recv(11).decode())
