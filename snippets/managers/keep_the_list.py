"""A list of a manager lives as long as someone has a proxy for it."""

from multiprocessing import Manager, Process, Queue


def read(queue):
    print("child:", list(queue.get()))


if __name__ == "__main__":
    with Manager() as manager:
        queue = Queue()
        names = manager.list(["Ada"])
        queue.put(names)
        child = Process(target=read, args=(queue,))
        child.start()
        child.join()
