"""One call under the guard chooses the method of the whole program."""

from multiprocessing import Process, get_start_method, set_start_method


def tell_method(who: str) -> None:
    """Print the start method of this process, and its module name."""
    print(f"{who}, {__name__}: {get_start_method()}")


def main() -> None:
    """Start a child without naming a method again."""
    tell_method("parent")
    child = Process(target=tell_method, args=("child",))
    child.start()
    child.join()


if __name__ == "__main__":
    set_start_method("spawn")
    main()
