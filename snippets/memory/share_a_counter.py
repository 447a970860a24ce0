"""Thirty children add 1 to one counter under its lock: none is lost."""

from multiprocessing import Process, Value
from multiprocessing.sharedctypes import Synchronized

CHILDREN = 30


def add_one(counter: "Synchronized[int]") -> None:
    """Hold the lock from reading the counter until after printing."""
    with counter.get_lock():
        counter.value += 1
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
