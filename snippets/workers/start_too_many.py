"""The same tasks, with ever more workers."""

import sys
import time
from multiprocessing import Barrier, Pool

TASKS = 16


def compute(_):
    return sum(range(200_000))


def wait(_):
    time.sleep(0.01)


def measure(pool, task, rounds):
    """Return the shortest time of several rounds."""
    seconds = []
    for _ in range(rounds):
        begin = time.perf_counter()
        pool.map(task, range(TASKS), chunksize=1)
        seconds.append(time.perf_counter() - begin)
    return min(seconds)


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]] or [1, 2, 4, 16]
    print("Workers  Start (s)  Computing (s)  Waiting (s)")
    for workers in numbers:
        begin = time.perf_counter()
        ready = Barrier(workers + 1)
        with Pool(workers, ready.wait) as pool:
            ready.wait()  # until all workers have started
            start = time.perf_counter() - begin
            computing = measure(pool, compute, 3)
            waiting = measure(pool, wait, 1)
        print(f"{workers:<7}  {start:<9.2f}", end="  ")
        print(f"{computing:<13.2f}  {waiting:.2f}")
