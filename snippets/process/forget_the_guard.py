"""Without the guard the child starts a child itself, and fails."""

import sys
from multiprocessing import get_context


def greet(name: str) -> None:
    """Say hello: no child gets this far."""
    print("child: hello,", name)


print("this file runs as", __name__)
# spawn: how children start on Windows and macOS, on every system.
child = get_context("spawn").Process(target=greet, args=("Ada",))
child.start()
child.join()
print("parent: the child's exit code is", child.exitcode)
sys.exit(child.exitcode)
