"""A list of a manager lives as long as someone has a proxy for it."""

from multiprocessing import Manager, Pipe, Process


def read(connection):
    print("child:", list(connection.recv()))


if __name__ == "__main__":
    with Manager() as manager:
        ours, theirs = Pipe()
        names = manager.list(["Ada"])
        ours.send(names)
        child = Process(target=read, args=(theirs,))
        child.start()
        child.join()
