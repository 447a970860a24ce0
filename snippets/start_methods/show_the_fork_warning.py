"""The warning about a fork beside threads shows only if asked for."""

import sys
import threading
import warnings
from multiprocessing import get_context


def say_hello() -> None:
    """Say hello from the child."""
    print("child: hello")


def main() -> None:
    """Fork while a second thread runs, with or without a filter."""
    if "show" in sys.argv:
        warnings.simplefilter("default")
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    child = get_context("fork").Process(target=say_hello)
    child.start()
    child.join()
    stop.set()
    thread.join()
    print("parent: exit code", child.exitcode)


if __name__ == "__main__":
    main()
