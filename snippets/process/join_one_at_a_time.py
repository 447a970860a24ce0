"""Joining each child before starting the next makes all serial."""

import time
from multiprocessing import Process

NAPS = (0.6, 0.4, 0.2)  # seconds


def nap(seconds: float) -> None:
    """Sleep, then say for how long."""
    time.sleep(seconds)
    print(f"child: slept {seconds} s")


def main() -> None:
    """Start and join in one loop: the mistake."""
    begin = time.perf_counter()
    for seconds in NAPS:
        child = Process(target=nap, args=(seconds,))
        child.start()
        child.join()
    took = time.perf_counter() - begin
    print(f"parent: {sum(NAPS):.1f} s of sleep in {took:.1f} s")


if __name__ == "__main__":
    main()
