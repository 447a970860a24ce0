"""A forked child sees the parent's changed global, others do not."""

import sys
from multiprocessing import get_context
from typing import Any

setting = "as imported"


def change_it() -> None:
    """Read the global variable, then change it."""
    global setting
    print(f"child, {__name__}: setting is {setting!r}")
    setting = "changed by the child"
    print(f"child, {__name__}: setting is {setting!r}")


def main() -> None:
    """Change the global variable, and only then start the child."""
    global setting
    method = sys.argv[1] if len(sys.argv) > 1 else None
    setting = "changed by the parent"
    print(f"parent, {__name__}: setting is {setting!r}")
    context: Any = get_context(method)
    child = context.Process(target=change_it)
    child.start()
    child.join()
    print(f"parent, {__name__}: setting is {setting!r}")


if __name__ == "__main__":
    main()
