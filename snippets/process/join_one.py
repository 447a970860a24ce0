"""The parent waits for its child and prints only afterwards."""

import time
from multiprocessing import Process


def work() -> None:
    """Take a moment, as real work would."""
    print("child: working")
    time.sleep(0.3)
    print("child: finished")


def main() -> None:
    """Start a child, wait for its end, go on."""
    child = Process(target=work)
    child.start()
    child.join()
    print("parent: goes on, exit code", child.exitcode)


if __name__ == "__main__":
    main()
