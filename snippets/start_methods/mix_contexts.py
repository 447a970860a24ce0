"""A lock of one context does not fit a process of another."""

import sys
from multiprocessing import get_context
from typing import Any


def print_locked(lock: Any) -> None:
    """Print while the lock is held."""
    with lock:
        print("child: has the lock")


def main() -> None:
    """Take the lock from one context, the process from another."""
    ours, theirs = sys.argv[1:3] if sys.argv[2:] else ("fork", "spawn")
    lock_context: Any = get_context(ours)
    process_context: Any = get_context(theirs)
    lock = lock_context.Lock()
    child = process_context.Process(target=print_locked, args=(lock,))
    child.start()
    child.join()
    print("parent: exit code", child.exitcode)


if __name__ == "__main__":
    main()
