"""The same four counts: a loop, threads, interpreters, processes."""

import concurrent.futures
import sys
import time
from statistics import median, quantiles

LIMIT = 2_000_000
ROUNDS = 5
EXECUTORS = {
    "a loop": None,
    "threads": "ThreadPoolExecutor",
    "interpreters": "InterpreterPoolExecutor",  # new in 3.14
    "processes": "ProcessPoolExecutor",
}


def count(limit):
    total = 0
    for number in range(limit):
        total += number
    return total


def time_in(name, limits):
    begin = time.perf_counter()
    if name is None:
        list(map(count, limits))
    else:
        with getattr(concurrent.futures, name)(2) as executor:
            list(executor.map(count, limits))
    return time.perf_counter() - begin


def main(rounds=ROUNDS, limit=LIMIT):
    times = {
        way: []
        for way, name in EXECUTORS.items()
        if name is None or hasattr(concurrent.futures, name)
    }
    for _ in range(rounds):
        for way, seconds in times.items():
            seconds.append(time_in(EXECUTORS[way], [limit] * 4))
    print(f"{'way':16}{'median, s':>10}  {'middle half, s':>16}")
    for way, seconds in times.items():
        low, _, high = quantiles(seconds, n=4)
        spread = f"{low:.2f} to {high:.2f}"
        print(f"{way:16}{median(seconds):10.2f}  {spread:>16}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
