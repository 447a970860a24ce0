"""After close() the process object answers nothing any more."""

from multiprocessing import Process


def work() -> None:
    """Say that this ran."""
    print("child: working")


def main() -> None:
    """Close the object, then ask it."""
    child = Process(target=work)
    child.start()
    child.join()
    print("parent: alive", child.is_alive())
    child.close()
    print("parent: closed")
    print("parent: alive", child.is_alive())


if __name__ == "__main__":
    main()
