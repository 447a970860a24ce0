"""Processes where Python has the lock, and threads where it has not."""

import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

is_locked = getattr(sys, "_is_gil_enabled", lambda: True)
Executor = ProcessPoolExecutor if is_locked() else ThreadPoolExecutor


def count(limit):
    total = 0
    for number in range(limit):
        total += number
    return total


if __name__ == "__main__":
    with Executor(2) as executor:
        totals = list(executor.map(count, [100_000] * 4))
    print(f"{Executor.__name__}: {sum(totals)}")
