"""Tasks that cost less than their way are faster without a pool."""

import os
import sys
import time
from multiprocessing import Pool
from statistics import median
from typing import Any

ROUNDS = 7
SIZES = {"tiny": 1, "small": 200}  # loops of a task


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


def work_alone(tasks: list[int], _pool: Any) -> list[int]:
    """Do one task after the other in this process."""
    return [work(task) for task in tasks]


def send_each(tasks: list[int], pool: Any) -> list[int]:
    """Send every task by itself."""
    results: list[int] = pool.map(work, tasks, chunksize=1)
    return results


def send_chunks(tasks: list[int], pool: Any) -> list[int]:
    """Send the chunks that the pool chooses."""
    results: list[int] = pool.map(work, tasks)
    return results


WAYS = {
    "alone": work_alone,
    "pool, chunks of one": send_each,
    "pool, default chunks": send_chunks,
}


def main() -> None:
    """Do tiny and small tasks in all ways in turn."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    cases = [(size, way) for size in SIZES for way in WAYS]
    seen: dict[tuple[str, str], list[float]] = {c: [] for c in cases}
    with Pool(min(usable_cpus(), 4)) as pool:
        for turn in range(1 + ROUNDS):
            for size, way in cases:
                tasks = [SIZES[size]] * number
                begin = time.perf_counter()
                WAYS[way](tasks, pool)
                seconds = time.perf_counter() - begin
                if turn > 0:  # the first round warms the pool
                    seen[size, way].append(1e6 * seconds / number)

    print(
        "Tasks  Way                   A task (µs)  Min (µs)  Max (µs)"
        "  Speed-up"
    )
    for (size, way), us in seen.items():
        one = seen[size, "alone"]
        gain = median(a / b for a, b in zip(one, us, strict=True))
        print(
            f"{size:5}  {way:20}  {median(us):<11.2f}  {min(us):<8.2f}"
            f"  {max(us):<8.2f}  {gain:.3f}"
        )


if __name__ == "__main__":
    main()
