"""A pool pays for a start once a worker, however many the tasks."""

import sys
import time
from multiprocessing import get_all_start_methods, get_context
from typing import Any

WORKERS = 2


def work(size: int) -> int:
    """Compute for a moment."""
    return sum(range(size))


def time_a_pool(method: str, tasks: int) -> float:
    """Return the seconds of a pool: start, all tasks, end."""
    context: Any = get_context(method)
    begin = time.perf_counter()
    with context.Pool(WORKERS) as pool:
        pool.map(work, [10_000] * tasks)
        pool.close()
        pool.join()
    return time.perf_counter() - begin


def main() -> None:
    """Time few and many tasks in turn, then print a line for each."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    methods = sorted(get_all_start_methods())
    cases = [(tasks, m) for tasks in (WORKERS, many) for m in methods]
    seconds: dict[tuple[int, str], list[float]] = {c: [] for c in cases}
    for method in methods:
        time_a_pool(method, WORKERS)  # start the fork server
    for _ in range(5):
        for tasks, method in cases:
            seconds[tasks, method].append(time_a_pool(method, tasks))
    print("tasks  method      pool, median  min to max      per task")
    for (tasks, method), times in seconds.items():
        ms = sorted(1000 * each for each in times)
        middle = ms[len(ms) // 2]
        spread = f"{ms[0]:.0f} to {ms[-1]:.0f} ms"
        print(
            f"{tasks:5}  {method:10}  {middle:9.1f} ms  {spread:14}"
            f"  {middle / tasks:5.2f} ms"
        )


if __name__ == "__main__":
    main()
