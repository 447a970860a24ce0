"""A join in the loop that starts lets one child nap at a time."""

import time
from multiprocessing import Process

NAPS = (0.6, 0.4, 0.2)  # seconds


def nap(seconds):
    time.sleep(seconds)
    print(f"child: slept {seconds} s")


if __name__ == "__main__":
    begin = time.perf_counter()
    children = [Process(target=nap, args=(s,)) for s in NAPS]
    for child in children:
        child.start()
        child.join()  # before the next one starts
    took = time.perf_counter() - begin
    print(f"parent: {sum(NAPS):.1f} s of sleep in {took:.1f} s")
