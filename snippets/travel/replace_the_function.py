"""A worker runs its own function of the name, not the parent's."""

import sys
from multiprocessing import get_context
from typing import Any


def greet() -> str:
    """Return the greeting that stands in the file."""
    return "the one in the file"


def replace() -> None:
    """Give the name to another function."""
    global greet

    def greet() -> str:
        return "the one made at run time"


def main() -> None:
    """Replace a function, then call it here and in a worker."""
    method = sys.argv[1] if len(sys.argv) > 1 else None
    context: Any = get_context(method)
    replace()
    print("parent calls", greet())
    with context.Pool(processes=1) as pool:
        print("worker calls", pool.apply(greet))


if __name__ == "__main__":
    main()
