"""A list of the manager inside its dict can be changed in place."""

from multiprocessing import Manager, Process


def arrive(guests, name):
    guests["today"].append(name)
    print("child: ", list(guests["today"]))


if __name__ == "__main__":
    with Manager() as manager:
        guests = manager.dict(today=manager.list())
        child = Process(target=arrive, args=(guests, "Ada"))
        child.start()
        child.join()
        print("parent:", list(guests["today"]))
