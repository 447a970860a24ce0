"""Four children that wait, all at the same time."""

import time
from multiprocessing import Process


def wait(seconds: float) -> None:
    """Wait, which needs no CPU."""
    time.sleep(seconds)


def main() -> None:
    """Start four children that wait, then join them."""
    children = [Process(target=wait, args=(0.3,)) for _ in range(4)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print("parent: four waits are over")


if __name__ == "__main__":
    main()
