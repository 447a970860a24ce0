"""A big argument that every task brings costs more than the tasks."""

import os
import sys
import time
from functools import partial
from multiprocessing import Pool
from statistics import median

ROUNDS = 7
TASKS = 32
table: list[int] = []  # of a worker, by its initializer


def usable_cpus() -> int:
    """Count the CPUs that this process may run on."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13 and newer
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def look_up(prices: list[int], task: int) -> int:
    """Add up every 32nd price, beginning with that of the task."""
    return sum(prices[task::TASKS])


def keep(prices: list[int]) -> None:
    """Keep the table in this worker."""
    table[:] = prices


def look_up_kept(task: int) -> int:
    """Look up in the table that this worker has kept."""
    return look_up(table, task)


def work_alone(prices: list[int], _workers: int) -> list[int]:
    """Do all tasks in this process."""
    return [look_up(prices, task) for task in range(TASKS)]


def send_with_every_task(prices: list[int], workers: int) -> list[int]:
    """Send the table along with each task."""
    with Pool(workers) as pool:
        task = partial(look_up, prices)
        return pool.map(task, range(TASKS), chunksize=1)


def give_once_to_every_worker(
    prices: list[int], workers: int
) -> list[int]:
    """Hand the table to each worker as it starts."""
    with Pool(workers, initializer=keep, initargs=(prices,)) as pool:
        return pool.map(look_up_kept, range(TASKS), chunksize=1)


WAYS = {
    "alone": work_alone,
    "pool, with every task": send_with_every_task,
    "pool, once a worker": give_once_to_every_worker,
}


def main() -> None:
    """Look up in all ways in turn, several rounds after one more."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    workers = min(usable_cpus(), 4)
    prices = list(range(1000, 1000 + size))
    expected = work_alone(prices, workers)
    seen: dict[str, list[float]] = {way: [] for way in WAYS}
    for turn in range(1 + ROUNDS):
        for name, way in WAYS.items():
            begin = time.perf_counter()
            results = way(prices, workers)
            seconds = time.perf_counter() - begin
            assert results == expected
            if turn > 0:
                seen[name].append(1000 * seconds)

    print("Way                    Median (ms)  Min (ms)  Max (ms)")
    for name, ms in seen.items():
        print(
            f"{name:21}  {median(ms):<11.2f}  {min(ms):<8.2f}"
            f"  {max(ms):.2f}"
        )


if __name__ == "__main__":
    main()
