"""A try around a child's start and join catches nothing."""

from multiprocessing import Process


def divide(number: int) -> None:
    """Divide by a number, which may be 0."""
    print("child: 1 /", number, "is", 1 / number)


def main() -> None:
    """Try to catch what is raised in another process."""
    try:
        child = Process(target=divide, args=(0,))
        child.start()
        child.join()
    except ZeroDivisionError:
        print("parent: caught it")
    else:
        print("parent: there was nothing to catch")


if __name__ == "__main__":
    main()
