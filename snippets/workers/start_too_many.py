"""The same tasks, with ever more workers."""

import sys
import time
from multiprocessing import Pool

TASKS = 16


def compute(_):
    return sum(range(400_000))


def wait(_):
    time.sleep(0.05)


def measure(pool, task, rounds):
    """Return the shortest time of several rounds."""
    seconds = []
    for _ in range(rounds):
        begin = time.perf_counter()
        pool.map(task, range(TASKS), chunksize=1)
        seconds.append(time.perf_counter() - begin)
    return min(seconds)


if __name__ == "__main__":
    most = int(sys.argv[1]) if sys.argv[1:] else 16
    print("Workers  Start (s)  Computing (s)  Waiting (s)")
    workers = 1
    while workers <= most:
        begin = time.perf_counter()
        with Pool(workers) as pool:
            pool.map(wait, range(workers), chunksize=1)
            start = time.perf_counter() - begin - 0.05
            computing = measure(pool, compute, 3)
            waiting = measure(pool, wait, 1)
        print(f"{workers:<7}  {start:<9.2f}", end="  ")
        print(f"{computing:<13.2f}  {waiting:.2f}")
        workers *= 2
