"""A lock and a process of the same context fit, whichever it is."""

from multiprocessing import get_all_start_methods, get_context
from typing import Any


def print_locked(method: str, lock: Any) -> None:
    """Print while the lock is held."""
    with lock:
        print(f"child, {method}: has the lock")


def main() -> None:
    """Take the lock and the process from one context, for each."""
    for method in sorted(get_all_start_methods()):
        context: Any = get_context(method)
        lock = context.Lock()
        child = context.Process(
            target=print_locked, args=(method, lock)
        )
        child.start()
        child.join()


if __name__ == "__main__":
    main()
