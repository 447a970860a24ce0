"""Four counts run in two interpreters of one process."""

import os
from concurrent.futures import InterpreterPoolExecutor


def count(limit):
    total = 0
    for number in range(limit):
        total += number
    return total, os.getpid()


if __name__ == "__main__":
    with InterpreterPoolExecutor(2) as executor:
        results = list(executor.map(count, [1_000_000] * 4))
    print("totals:", sum(total for total, _ in results))
    print("one process:", {pid for _, pid in results} == {os.getpid()})
