"""Few large tasks take so long that their trip does not count."""

import sys
import time
from multiprocessing import Pool
from statistics import median

ROUNDS = 7
SIZES = {"large": 100_000}  # steps of a task


def work(size):
    return sum(number * number for number in range(size))


def alone(_pool, tasks):
    return [work(task) for task in tasks]


def one_by_one(pool, tasks):
    return pool.map(work, tasks, chunksize=1)


def in_chunks(pool, tasks):
    return pool.map(work, tasks)


def microseconds(way, pool, tasks):
    begin = time.perf_counter()
    way(pool, tasks)
    return 1_000_000 * (time.perf_counter() - begin) / len(tasks)


if __name__ == "__main__":
    number = int(sys.argv[1]) if sys.argv[1:] else 20
    print(
        "Tasks  Way         A task (µs)  Min (µs)  Max (µs)  Speed-up"
    )
    with Pool(2) as pool:
        for name, size in SIZES.items():
            tasks = [size] * number
            first = []
            for way in (alone, one_by_one, in_chunks):
                way(pool, tasks)  # not counted
                us = [
                    microseconds(way, pool, tasks)
                    for _ in range(ROUNDS)
                ]
                first = first or us
                print(
                    f"{name:5}  {way.__name__:10}  {median(us):<11.2f}"
                    f"  {min(us):<8.2f}  {max(us):<8.2f}"
                    f"  {median(first) / median(us):.3f}"
                )
