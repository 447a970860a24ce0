"""A sum over two slots is right only while no move is half done."""

import contextlib
import sys
import time
from multiprocessing import Array, Process
from multiprocessing.sharedctypes import SynchronizedArray


def move(
    purses: "SynchronizedArray[int]",
    lock: contextlib.AbstractContextManager[object],
) -> None:
    """Take a coin out of one purse, then put it into the other."""
    with lock:
        purses[0] -= 1
        time.sleep(0.3)  # now the coin is in neither purse
        purses[1] += 1


def main() -> None:
    """Add up both purses again and again while a child moves a coin."""
    purses = Array("i", [50, 50])
    lock: contextlib.AbstractContextManager[object]
    lock = purses.get_lock()
    if "unlocked" in sys.argv:
        lock = contextlib.nullcontext()
    child = Process(target=move, args=(purses, lock))
    child.start()
    totals = set()
    while child.is_alive():
        with lock:
            totals.add(sum(purses))
        time.sleep(0.01)
    print("parent: totals seen", sorted(totals))
    print("parent: purses", purses[:])


if __name__ == "__main__":
    main()
