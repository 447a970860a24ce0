"""Thirty children add 1 to one counter under its lock: none is lost."""

import sys
import time
from multiprocessing import Process, Value
from multiprocessing.sharedctypes import Synchronized


def add_one(counter: "Synchronized[int]", seconds: float) -> None:
    """Hold the lock from reading the counter until after printing."""
    with counter.get_lock():
        counter.value += 1
        time.sleep(seconds)  # 0: at once
        print(f"{counter.value} ", end="", flush=True)


def main() -> None:
    """Share one counter with all children."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 0.0
    counter = Value("i", 0)
    children = [
        Process(target=add_one, args=(counter, seconds))
        for _ in range(number)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print()
    print(f"parent: {counter.value} of {number}")


if __name__ == "__main__":
    main()
