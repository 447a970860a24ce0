"""An argument reaches the child under every start method."""

import sys
from multiprocessing import get_context
from typing import Any


def read_it(setting: str) -> None:
    """Read the argument."""
    print(f"child: setting is {setting!r}")


def main() -> None:
    """Choose a value at run time and pass it."""
    method = sys.argv[1] if len(sys.argv) > 1 else None
    setting = "chosen by the parent"
    print(f"parent: setting is {setting!r}")
    context: Any = get_context(method)
    child = context.Process(target=read_it, args=(setting,))
    child.start()
    child.join()


if __name__ == "__main__":
    main()
