"""Without holding the lock, children overwrite each other's updates."""

import time
from multiprocessing import Process, Value
from multiprocessing.sharedctypes import Synchronized

CHILDREN = 30


def add_one(counter: "Synchronized[int]") -> None:
    """Read, add and write in three steps: others come in between."""
    number = counter.value
    time.sleep(0.3)  # widens a gap that is there anyway
    counter.value = number + 1
    print(f"{number + 1} ", end="", flush=True)


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
