"""A lambda can be the target of a process that is forked."""

import sys
from multiprocessing import get_context
from typing import Any


def main() -> None:
    """Start a child with a lambda as its target."""
    method = sys.argv[1] if len(sys.argv) > 1 else None
    context: Any = get_context(method)
    greeting = "hello"
    child = context.Process(target=lambda: print("child:", greeting))
    child.start()
    child.join()
    print("parent: exit code", child.exitcode)


if __name__ == "__main__":
    main()
