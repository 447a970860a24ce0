"""Without join the parent prints first, yet still waits at its exit."""

import atexit
import time
from multiprocessing import Process


def work() -> None:
    """Take a moment, as real work would."""
    time.sleep(0.3)
    print("child: finished")


def main() -> None:
    """Start a child and do not wait for it."""
    child = Process(target=work)
    child.start()
    print("parent: last line of main, child alive:", child.is_alive())


if __name__ == "__main__":
    # Registered before multiprocessing's own exit handler, so it runs
    # after it: what was registered first runs last.
    atexit.register(print, "parent: exits")
    main()
