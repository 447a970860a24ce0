"""Four children end in four ways, and each exit code tells which."""

import os
import signal
import sys
from multiprocessing import Process


def finish() -> None:
    """Return, as most functions do."""


def leave() -> None:
    """Choose an exit code."""
    sys.exit(3)


def leave_with_a_message() -> None:
    """Exit with a text instead of a number."""
    sys.exit("child: no input")


def die() -> None:
    """Send this process a signal that ends it."""
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    """Run each function in a child, and read its exit code."""
    for way in (finish, leave, leave_with_a_message, die):
        child = Process(target=way)
        child.start()
        child.join()
        print(f"{way.__name__}: exit code {child.exitcode}")


if __name__ == "__main__":
    main()
