"""Threads share out the points, and one lock lets them run in turn."""

import math
import os
import sys
from multiprocessing.pool import ThreadPool
from random import Random

SEED = 2024


def count_hits(task: int, points: int) -> int:
    """Count the points that fall inside the quarter circle."""
    draw = Random(f"{SEED}, task {task}").random
    hits = 0
    for _ in range(points):
        x, y = draw(), draw()
        if x * x + y * y < 1:
            hits += 1
    return hits


def share_out(points: int, parts: int) -> list[int]:
    """Split points into whole parts that differ by one at most."""
    each, rest = divmod(points, parts)
    return [each + (part < rest) for part in range(parts)]


def summarize(hits: int, points: int) -> tuple[float, float]:
    """Return the estimate and its standard error, 4 * sqrt(pq/n)."""
    p = hits / points
    return 4 * p, 4 * math.sqrt(p * (1 - p) / points)


def estimate(
    pool: ThreadPool, points: int, parts: int
) -> tuple[float, float]:
    """Draw the parts in the pool: π, and its standard error."""
    tasks = enumerate(share_out(points, parts))
    hits = sum(pool.starmap(count_hits, tasks, chunksize=1))
    return summarize(hits, points)


def usable_cpus() -> int:
    """Count the CPUs that this process may run on."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13 and newer
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def main() -> None:
    """Give every worker one part, and print the estimate."""
    words = sys.argv[1:]
    points = int(words[0]) if words else 10_000_000
    workers = int(words[1]) if len(words) > 1 else usable_cpus()
    with ThreadPool(workers) as pool:
        pi, error = estimate(pool, points, workers)
    gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    print("GIL enabled:", gil)
    print(f"{points:,} points in {workers} part(s)")
    print(f"pi is about {pi:.6f} +- {error:.6f}")


if __name__ == "__main__":
    main()
