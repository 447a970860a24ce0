"""A list of a manager that nobody keeps is gone when it is read."""

from multiprocessing import Manager, Pipe, Process


def read(connection):
    print("child:", list(connection.recv()))


if __name__ == "__main__":
    with Manager() as manager:
        ours, theirs = Pipe()
        ours.send(manager.list(["Ada"]))
        child = Process(target=read, args=(theirs,))
        child.start()
        child.join()
