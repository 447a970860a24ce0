"""Parentheses alone make no tuple: args=(1) fails in the parent."""

from multiprocessing import Process


def count(number: int) -> None:
    """Print a number: no child gets this far."""
    print("child: number", number)


def main() -> None:
    """Leave out the comma that makes a tuple."""
    print("parent: makes the child")
    child = Process(target=count, args=(1))
    print("parent: starts the child")
    child.start()
    child.join()


if __name__ == "__main__":
    main()
