"""A child forked before the first thread gets a lock that is free."""

import sys
import threading
import time
import warnings
from multiprocessing import get_context
from typing import Any

lock = threading.Lock()


def hold_the_lock() -> None:
    """Keep the lock for a moment, as any library's thread might."""
    with lock:
        time.sleep(0.3)
    print("parent: its thread let the lock go", flush=True)


def use_the_lock() -> None:
    """Wait for the lock in the child."""
    time.sleep(0.6)  # let the parent's line come first
    print("child: wants the lock", flush=True)
    with lock:
        print("child: has the lock", flush=True)


def main() -> None:
    """Start the child first and the thread afterwards."""
    warnings.simplefilter("default")  # it would show
    method = sys.argv[1] if len(sys.argv) > 1 else None
    context: Any = get_context(method)
    thread = threading.Thread(target=hold_the_lock)
    child = context.Process(target=use_the_lock)
    child.start()
    thread.start()
    thread.join()
    child.join()
    print("parent: child's exit code", child.exitcode)


if __name__ == "__main__":
    main()
