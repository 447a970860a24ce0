"""A plain += on a Value loses updates although the Value has a lock."""

import sys
from multiprocessing import Process, Value
from multiprocessing.sharedctypes import Synchronized

CHILDREN = 4


def add_plainly(counter: "Synchronized[int]", times: int) -> None:
    """Add 1 so many times, with nothing to widen the gap."""
    for _ in range(times):
        counter.value += 1


def add_locked(counter: "Synchronized[int]", times: int) -> None:
    """Add 1 so many times, each time under the lock."""
    for _ in range(times):
        with counter.get_lock():
            counter.value += 1


def main() -> None:
    """Count with both functions and compare the totals."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print("expected:", CHILDREN * times)
    for add in (add_plainly, add_locked):
        counter = Value("i", 0)
        children = [
            Process(target=add, args=(counter, times))
            for _ in range(CHILDREN)
        ]
        for child in children:
            child.start()
        for child in children:
            child.join()
        print(f"{add.__name__}:", counter.value)


if __name__ == "__main__":
    main()
