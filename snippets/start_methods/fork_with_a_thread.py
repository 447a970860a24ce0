"""A forked child gets a held lock, but not the thread that frees it."""

import sys
import threading
import time
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
    """Start a child while a thread of the parent holds the lock."""
    method = sys.argv[1] if len(sys.argv) > 1 else None
    context: Any = get_context(method)
    thread = threading.Thread(target=hold_the_lock)
    child = context.Process(target=use_the_lock)
    thread.start()
    child.start()
    thread.join()
    child.join()
    print("parent: child's exit code", child.exitcode)


if __name__ == "__main__":
    main()
