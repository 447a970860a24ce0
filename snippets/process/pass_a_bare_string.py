"""A string for args becomes one argument a letter: the child fails."""

from multiprocessing import Process


def greet(name: str) -> None:
    """Say hello: only a name of one letter gets this far."""
    print("child: hello,", name)


def main() -> None:
    """Leave out the comma, this time after a string."""
    for name in ("A", "Ada"):
        child = Process(target=greet, args=(name))
        child.start()
        child.join()
        print(f"parent: {name!r} ended with {child.exitcode}")


if __name__ == "__main__":
    main()
