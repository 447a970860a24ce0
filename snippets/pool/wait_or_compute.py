"""Twice the workers: waiting gains, computing does not."""

import os
import statistics
import time
from multiprocessing import Pool

ROUNDS = 7
SECONDS = 0.03  # a task


def wait(seconds):
    """Use no CPU: sleep."""
    time.sleep(seconds)


def compute(seconds):
    """Use so much CPU time, however long it takes to get it."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def usable_cpus():
    """Count the CPUs that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def main():
    """Time both kinds of task in both pools, in turn."""
    cpus = usable_cpus()
    tasks = 2 * cpus
    cases = [(task, n) for task in (wait, compute) for n in (1, 2)]
    times: dict = {case: [] for case in cases}
    with Pool(cpus) as few, Pool(2 * cpus) as many:
        for pool in (few, many):  # until all workers have started
            pool.map(wait, [0.2] * tasks, chunksize=1)
        for task, n in cases * ROUNDS:
            pool = few if n == 1 else many
            begin = time.perf_counter()
            pool.map(task, [SECONDS] * tasks, chunksize=1)
            times[task, n].append(1000 * (time.perf_counter() - begin))

    print("Tasks    A worker per CPU    Two per CPU")
    for task in (wait, compute):
        cells = []
        for n in (1, 2):
            ms = times[task, n]
            cell = f"{statistics.median(ms):.0f} ms"
            cells.append(f"{cell} ({min(ms):.0f} to {max(ms):.0f})")
        print(f"{task.__name__:7}  {cells[0]:18}  {cells[1]}")


if __name__ == "__main__":
    main()
