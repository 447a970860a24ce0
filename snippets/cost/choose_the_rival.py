"""One pool has three speed-ups, each against another rival."""

import os
import sys
import time
from multiprocessing import Pool
from statistics import median
from typing import Any

ROUNDS = 7
TASKS = 200


def usable_cpus() -> int:
    """Count the CPUs that this process may run on."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13 and newer
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def work(loops: int) -> int:
    """Compute for a moment."""
    total = 0
    for number in range(loops):
        total += number * number
    return total


def time_alone(tasks: list[int]) -> float:
    """Return the seconds of a plain loop."""
    begin = time.perf_counter()
    for task in tasks:
        work(task)
    return time.perf_counter() - begin


def time_tasks(pool: Any, tasks: list[int]) -> float:
    """Return the seconds of all tasks in a pool that is warm."""
    begin = time.perf_counter()
    pool.map(work, tasks, chunksize=1)
    return time.perf_counter() - begin


def time_pool(workers: int, tasks: list[int]) -> tuple[float, float]:
    """Return the seconds of the tasks, and with the pool's own time."""
    begin = time.perf_counter()
    with Pool(workers) as pool:
        pool.map(work, [1] * workers, chunksize=1)  # now it is warm
        tasks_only = time_tasks(pool, tasks)
        pool.close()
        pool.join()
    return tasks_only, time.perf_counter() - begin


def main() -> None:
    """Time three rivals in turn, and print three speed-ups."""
    loops = int(sys.argv[1]) if len(sys.argv) > 1 else 4_000
    tasks, workers = [loops] * TASKS, min(usable_cpus(), 4)
    rows = [
        "tasks only, against a pool of 1",
        "tasks only, against a plain loop",
        "with start and end, against a plain loop",
    ]
    gains: dict[str, list[float]] = {name: [] for name in rows}
    for turn in range(1 + ROUNDS):
        plain = time_alone(tasks)
        one_worker, _ = time_pool(1, tasks)
        tasks_only, whole = time_pool(workers, tasks)
        pairs = (
            (one_worker, tasks_only),
            (plain, tasks_only),
            (plain, whole),
        )
        for name, (rival, own) in zip(rows, pairs, strict=True):
            if turn > 0:  # the first round is to warm up
                gains[name].append(rival / own)

    print(
        "The same pool                             Speed-up  Min   Max"
    )
    for name, seen in gains.items():
        print(
            f"{name:40}  {median(seen):<8.2f}  {min(seen):.2f}"
            f"  {max(seen):.2f}"
        )


if __name__ == "__main__":
    main()
