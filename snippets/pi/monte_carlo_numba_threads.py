# /// script
# requires-python = ">=3.11"
# dependencies = ["numba"]
# ///
"""Machine code that needs no lock of Python's runs in threads."""

import math
import os
import sys
from itertools import pairwise
from multiprocessing.pool import ThreadPool

from numba import njit, uint64

SEED = 2024


@njit("int64(int64, int64)", nogil=True)
def count(first: int, end: int) -> int:
    """Count the hits among the points with these numbers."""
    hits = 0
    for n in range(first, end):
        # Word n of SplitMix64 (Steele, Lea and Flood, 2014)
        z = uint64(SEED) + uint64(n + 1) * uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> uint64(30))) * uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> uint64(27))) * uint64(0x94D049BB133111EB)
        z = z ^ (z >> uint64(31))
        x = z >> uint64(33)  # 31 bits of the word, and 31 others
        y = (z >> uint64(2)) & uint64(0x7FFFFFFF)
        if x * x + y * y < uint64(2**62):
            hits += 1
    return hits


def share_out(points: int, parts: int) -> list[tuple[int, int]]:
    """Give every part the numbers of its points: first, and end."""
    each, rest = divmod(points, parts)
    firsts = [n * each + min(n, rest) for n in range(parts + 1)]
    return list(pairwise(firsts))


def summarize(hits: int, points: int) -> tuple[float, float]:
    """Return the estimate and its standard error, 4 * sqrt(pq/n)."""
    p = hits / points
    return 4 * p, 4 * math.sqrt(p * (1 - p) / points)


def estimate(
    pool: ThreadPool, points: int, parts: int
) -> tuple[float, float]:
    """Draw the parts in the pool: π, and its standard error."""
    tasks = share_out(points, parts)
    hits = sum(pool.starmap(count, tasks, chunksize=1))
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
    print(f"{points:,} points in {workers} part(s)")
    print(f"pi is about {pi:.6f} +- {error:.6f}")


if __name__ == "__main__":
    main()
