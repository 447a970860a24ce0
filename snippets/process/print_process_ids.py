"""Two children print whom they take for their parent."""

import os
import sys
from multiprocessing import get_context, parent_process
from typing import Any


def print_ids(name: str) -> None:
    """Print this process's id and what it knows of its parent's."""
    parent = parent_process()
    told = "none" if parent is None else parent.pid
    print(f"{name:11}{os.getpid():<13}{os.getppid():<14}{told}")


def main() -> None:
    """Start two children by the start method given, or the default."""
    method = sys.argv[1] if len(sys.argv) > 1 else None
    context: Any = get_context(method)
    print("process    os.getpid()  os.getppid()  parent_process().pid")
    print_ids("main")
    for name in ("child one", "child two"):
        child = context.Process(target=print_ids, args=(name,))
        child.start()
        child.join()


if __name__ == "__main__":
    main()
