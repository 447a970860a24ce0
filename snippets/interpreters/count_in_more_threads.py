"""The same four counts in one, two and four threads."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor


def count(limit):
    total = 0
    for number in range(limit):
        total += number
    return total


def time_with(threads):
    begin = time.perf_counter()
    with ThreadPoolExecutor(threads) as executor:
        list(executor.map(count, [2_000_000] * 4))
    return time.perf_counter() - begin


if __name__ == "__main__":
    is_locked = getattr(sys, "_is_gil_enabled", lambda: True)
    print("the lock is on:", is_locked())
    for threads in 1, 2, 4:
        print(f"{threads} at a time: {time_with(threads):.2f} s")
