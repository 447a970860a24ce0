"""When the parent ends first, only parent_process() still tells."""

import os
import sys
import time
from multiprocessing import get_context, parent_process
from typing import Any


def outlive() -> None:
    """Ask for the parent while it lives, and again after its end."""
    print(f"child: os.getppid() {os.getppid()}")
    parent: Any = parent_process()
    parent.join()
    time.sleep(0.2)  # the system may hand the orphan to another
    print(f"child: os.getppid() {os.getppid()}")
    told = f"{parent.pid}, alive: {parent.is_alive()}"
    print(f"child: parent_process() {told}")


def main() -> None:
    """Start a child and end without waiting for it."""
    method = sys.argv[1] if len(sys.argv) > 1 else None
    context: Any = get_context(method)
    print(f"parent: os.getpid() {os.getpid()}")
    context.Process(target=outlive).start()
    time.sleep(0.5)
    print("parent: ends now", flush=True)
    os._exit(0)  # skips the wait for children at exit


if __name__ == "__main__":
    main()
