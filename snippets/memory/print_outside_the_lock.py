"""Printed after the lock is released, numbers repeat or are missing."""

import time
from multiprocessing import Process, Value


def add_one(counter):
    with counter.get_lock():
        counter.value += 1
    time.sleep(0.3)  # makes the gap wide enough to see
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
