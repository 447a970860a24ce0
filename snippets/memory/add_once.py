"""Four children count to 100,000 and add what they have, once each."""

from multiprocessing import Process, Value

TIMES = 100_000


def add_many(counter):
    mine = 0
    for _ in range(TIMES):
        mine += 1
    with counter.get_lock():
        counter.value += mine


if __name__ == "__main__":
    counter = Value("i", 0)
    children = [
        Process(target=add_many, args=(counter,)) for _ in range(4)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(f"{counter.value} of {4 * TIMES}")
