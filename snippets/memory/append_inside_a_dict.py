"""A list inside a manager's dict arrives as a copy."""

from multiprocessing import Manager, Process


def arrive(guests, name):
    guests["today"].append(name)
    print("child: ", guests["today"])


if __name__ == "__main__":
    with Manager() as manager:
        guests = manager.dict(today=[])
        child = Process(target=arrive, args=(guests, "Ada"))
        child.start()
        child.join()
        print("parent:", guests["today"])
