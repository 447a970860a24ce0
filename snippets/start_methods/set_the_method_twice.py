"""The start method of a program can be chosen only once."""

from multiprocessing import Process, set_start_method


def say_hello() -> None:
    """Say hello from the child."""
    print("child: hello")


def call_a_library() -> None:
    """Stand for a library that chooses a method for everybody."""
    set_start_method("spawn")
    child = Process(target=say_hello)
    child.start()
    child.join()


def main() -> None:
    """Choose a method, then call a library that chooses the same."""
    set_start_method("spawn")
    print("parent: chose spawn, calls the library")
    call_a_library()


if __name__ == "__main__":
    main()
