"""A child's exception ends the child; the parent carries on."""

from multiprocessing import Process


def divide(number: int) -> None:
    """Divide by a number, which may be 0."""
    print("child: 1 /", number, "is", 1 / number)


def main() -> None:
    """Let one child fail and the next one work."""
    for number in (0, 2):
        child = Process(target=divide, args=(number,))
        child.start()
        child.join()
        print("parent: exit code", child.exitcode)


if __name__ == "__main__":
    main()
