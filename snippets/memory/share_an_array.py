"""Each child fills its own slot of a shared Array; nothing is lost."""

from multiprocessing import Array, Process
from multiprocessing.sharedctypes import SynchronizedArray

NUMBERS = (2, 4, 6, 8)


def square(squares: "SynchronizedArray[int]", slot: int) -> None:
    """Write one slot that no other child touches."""
    squares[slot] = NUMBERS[slot] ** 2


def main() -> None:
    """Share one array, with a slot for each child."""
    squares = Array("i", len(NUMBERS))
    print("parent: before", squares[:])
    children = [
        Process(target=square, args=(squares, slot))
        for slot in range(len(NUMBERS))
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print("parent: after", squares[:])


if __name__ == "__main__":
    main()
