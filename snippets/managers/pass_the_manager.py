"""A manager cannot go along with a task."""

from multiprocessing import Manager, Pool


def add(manager, name):
    names = manager.list()
    names.append(name)
    return list(names)


if __name__ == "__main__":
    with Manager() as manager, Pool(2) as pool:
        print("parent:", pool.apply(add, (manager, "Ada")))
