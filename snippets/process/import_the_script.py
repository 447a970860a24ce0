"""A line above the guard runs once under fork, and twice elsewhere."""

import sys
from multiprocessing import get_context

print("this file runs as", __name__)


def greet(name: str) -> None:
    """Say hello from the child."""
    print("child: hello,", name)


def main() -> None:
    """Start one child, by the start method named or by the default."""
    context = get_context(sys.argv[1] if sys.argv[1:] else None)
    print("parent: start method", context.get_start_method())
    child = context.Process(target=greet, args=("Ada",))
    child.start()
    child.join()
    print("parent: exit code", child.exitcode)


if __name__ == "__main__":
    main()
