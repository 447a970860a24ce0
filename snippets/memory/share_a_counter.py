"""Thirty children count to 30, one at a time, and print in order."""

from multiprocessing import Process, Value


def add_one(counter):
    with counter.get_lock():
        counter.value += 1
        print(f"{counter.value} ", end="", flush=True)


if __name__ == "__main__":
    counter = Value("i", 0)
    children = [
        Process(target=add_one, args=(counter,)) for _ in range(30)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(f"\nparent: {counter.value} of 30")
