"""A global changed after start is never seen by the child."""

import time
from multiprocessing import Process

setting = "as imported"


def read_it() -> None:
    """Give the parent time for its change, then read."""
    time.sleep(0.5)
    print(f"child: setting is {setting!r}")


def main() -> None:
    """Start the child first, then change the global variable."""
    global setting
    child = Process(target=read_it)
    child.start()
    setting = "changed by the parent"
    print(f"parent: setting is {setting!r}")
    child.join()


if __name__ == "__main__":
    main()
