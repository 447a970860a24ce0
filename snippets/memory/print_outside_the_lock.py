"""Printed after the lock is released, the numbers skip and repeat."""

import time
from multiprocessing import Process, Value
from multiprocessing.sharedctypes import Synchronized

CHILDREN = 30


def add_one(counter: "Synchronized[int]") -> None:
    """Release the lock, then read the counter once more."""
    with counter.get_lock():
        counter.value += 1
    time.sleep(0.3)  # widens a gap that is there anyway
    print(f"{counter.value} ", end="", flush=True)


def main() -> None:
    """Share one counter with thirty children."""
    counter = Value("i", 0)
    children = [
        Process(target=add_one, args=(counter,))
        for _ in range(CHILDREN)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print()
    print(f"parent: {counter.value} of {CHILDREN}")


if __name__ == "__main__":
    main()
