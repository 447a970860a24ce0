"""A function under the guard exists in the parent, not in an import."""

import sys
from multiprocessing import get_context
from typing import Any

if __name__ == "__main__":

    def greet() -> None:
        """Exist only where this file is the main module."""
        print("child: hello")

    method = sys.argv[1] if len(sys.argv) > 1 else None
    context: Any = get_context(method)
    child = context.Process(target=greet)
    child.start()
    child.join()
    print("parent: exit code", child.exitcode)
