"""One lock guards a counter and an array that must fit together."""

import sys
from multiprocessing import Array, Lock, Process, RLock, Value
from multiprocessing.sharedctypes import Synchronized, SynchronizedArray

CHILDREN = 6


def arrive(
    number: int,
    count: "Synchronized[int]",
    arrivals: "SynchronizedArray[int]",
) -> None:
    """Write this child's number into the next free slot."""
    with count.get_lock():
        arrivals[count.value] = number
        count.value += 1


def main() -> None:
    """Give the same lock to the counter and to the array."""
    lock = Lock() if "Lock" in sys.argv else RLock()
    count = Value("i", 0, lock=lock)
    arrivals = Array("i", CHILDREN, lock=lock)
    children = [
        Process(target=arrive, args=(number, count, arrivals))
        for number in range(1, CHILDREN + 1)
    ]
    print("parent: starts", CHILDREN, "children")
    for child in children:
        child.start()
    for child in children:
        child.join()
    print("parent: arrivals", arrivals[:])


if __name__ == "__main__":
    main()
