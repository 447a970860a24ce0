"""A list of a manager that nobody keeps is gone when it is read."""

from multiprocessing import Manager, Process, Queue


def read(queue):
    print("child:", list(queue.get()))


if __name__ == "__main__":
    with Manager() as manager:
        queue = Queue()
        queue.put(manager.list(["Ada"]))
        child = Process(target=read, args=(queue,))
        child.start()
        child.join()
