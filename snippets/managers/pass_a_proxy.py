"""What a manager keeps can go along with a task, as a proxy."""

from multiprocessing import Manager, Pool


def add(names, name):
    names.append(name)
    return list(names)


if __name__ == "__main__":
    with Manager() as manager, Pool(2) as pool:
        names = manager.list()
        print("parent:", pool.apply(add, (names, "Ada")))
