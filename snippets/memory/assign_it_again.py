"""To assign it again brings a changed list to the manager."""

from multiprocessing import Manager, Process


def arrive(guests, name):
    today = guests["today"]
    today.append(name)
    guests["today"] = today
    print("child: ", guests["today"])


if __name__ == "__main__":
    with Manager() as manager:
        guests = manager.dict(today=[])
        child = Process(target=arrive, args=(guests, "Ada"))
        child.start()
        child.join()
        print("parent:", guests["today"])
