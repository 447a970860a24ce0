"""A pickled function holds the names of a module and of a function."""

import pickle
from typing import Any


def double(number: int) -> int:
    """Return twice the number."""
    return 2 * number


class Point:
    """Hold two numbers."""

    def __init__(self, x: int, y: int) -> None:
        """Keep both."""
        self.x, self.y = x, y


def pickled(thing: Any) -> bytes:
    """Return the bytes that would travel."""
    # Protocol 4 gives the same bytes in every Python.
    return pickle.dumps(thing, protocol=4)


def main() -> None:
    """Pickle a function, a class, and an instance."""
    print("double:", pickled(double))
    print("Point:", pickled(Point))
    print("Point(1, 2):", pickled(Point(1, 2)))
    loaded = pickle.loads(pickled(double))
    print("loaded is double:", loaded is double)


if __name__ == "__main__":
    main()
