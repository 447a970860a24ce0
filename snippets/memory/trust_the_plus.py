"""Four children add 100,000 each to one counter, and lose updates."""

from multiprocessing import Process, Value

TIMES = 100_000


def add_many(counter):
    for _ in range(TIMES):
        counter.value += 1


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
