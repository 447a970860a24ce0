"""More workers than CPUs speed up waiting, but not computing."""

import os
import statistics
import sys
import time
from collections.abc import Callable
from multiprocessing import Pool

ROUNDS = 5
Task = Callable[[int], None]


def wait(milliseconds: int) -> None:
    """Use no CPU: sleep, as a task does that waits for an answer."""
    time.sleep(milliseconds / 1000)


def compute(milliseconds: int) -> None:
    """Use as much CPU time as that, however long it takes to get it."""
    end = time.process_time() + milliseconds / 1000
    while time.process_time() < end:
        pass


def usable_cpus() -> int:
    """Count the CPUs that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def main() -> None:
    """Time both kinds of task in both pools, in turn."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 30  # ms a task
    cpus = usable_cpus()
    tasks: list[Task] = [wait, compute]
    cases = [(task, n) for task in tasks for n in (cpus, 2 * cpus)]
    times: dict[tuple[Task, int], list[float]]
    times = {case: [] for case in cases}
    with Pool(cpus) as few, Pool(2 * cpus) as many:
        pools = {cpus: few, 2 * cpus: many}
        for pool in (few, many):
            pool.map(wait, [200] * 2 * cpus)  # until all have started
        for task, workers in cases * ROUNDS:
            begin = time.perf_counter()
            pools[workers].map(task, [size] * 2 * cpus)
            took = time.perf_counter() - begin
            times[task, workers].append(took * 1000)
    print("Tasks    Workers  Median    Min       Max")
    for (task, workers), ms in times.items():
        spread = (statistics.median(ms), min(ms), max(ms))
        cells = "  ".join(f"{each:5.0f} ms" for each in spread)
        print(f"{task.__name__:7}  {workers:7}  {cells}")


if __name__ == "__main__":
    main()
