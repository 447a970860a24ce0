"""The same counts in threads and in processes, timed in turn."""

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from statistics import median

LIMIT = 2_000_000
ROUNDS = 5


def count(limit):
    total = 0
    for number in range(limit):
        total += number
    return total


def time_in(kind, workers, limit):
    begin = time.perf_counter()
    with kind(workers) as executor:
        list(executor.map(count, [limit] * 4))
    return time.perf_counter() - begin


def main(rounds=ROUNDS, limit=LIMIT):
    kinds = ThreadPoolExecutor, ProcessPoolExecutor
    cells = {(workers, k): [] for workers in (1, 2) for k in kinds}
    for _ in range(rounds):
        for workers, kind in cells:
            seconds = time_in(kind, workers, limit)
            cells[workers, kind].append(seconds)
    print("workers  threads, s  processes, s")
    for workers in 1, 2:
        threads, processes = (median(cells[workers, k]) for k in kinds)
        print(f"{workers:7}  {threads:10.2f}  {processes:12.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
