"""A program whose serial share is known shows where its bound is."""

import os
import sys
import time
from itertools import pairwise
from multiprocessing import Pool
from statistics import median
from typing import Any

ROUNDS = 7


def count(begin: int, end: int) -> int:
    """Take the same small step so many times."""
    total = 0
    for number in range(begin, end):
        total += number % 7
    return total


def compute_alone(loops: int, percent: int) -> int:
    """Do the part that comes first, then the part that is left."""
    first = loops * percent // 100
    return count(0, first) + count(first, loops)


def compute_in(pool: Any, loops: int, percent: int, parts: int) -> int:
    """Do the first part alone, and let the pool share the rest."""
    first = loops * percent // 100
    total = count(0, first)  # here the workers wait
    ends = [
        first + (loops - first) * part // parts
        for part in range(parts + 1)
    ]
    counts: list[int]
    counts = pool.starmap(count, pairwise(ends), chunksize=1)
    return total + sum(counts)


def usable_cpus() -> int:
    """Count the CPUs that this process may run on."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13 and newer
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def amdahl(share: float, cpus: int) -> float:
    """Return the speed-up by Amdahl's law."""
    return 1 / (share + (1 - share) / cpus)


def timed(function: Any, *arguments: Any) -> tuple[float, int]:
    """Return the seconds that one call takes, and its result."""
    begin = time.perf_counter()
    result = function(*arguments)
    return time.perf_counter() - begin, result


def main() -> None:
    """Compare with Amdahl's law for 1, 2, 4 ... workers."""
    words = [int(word) for word in sys.argv[1:]]
    loops, percent = words[:2] if len(words) > 1 else (1_000_000, 20)
    counts = [n for n in (1, 2, 4, 8, 16) if n <= usable_cpus()]
    gains: dict[int, list[float]] = {n: [] for n in counts}
    for _ in range(ROUNDS):
        for workers in counts:
            with Pool(workers) as pool:
                compute_in(pool, 1000 * workers, 0, workers)  # warm
                alone, one = timed(compute_alone, loops, percent)
                job = (pool, loops, percent, workers)
                together, other = timed(compute_in, *job)
            assert one == other
            gains[workers].append(alone / together)

    print(
        "Workers  Speed-up  Min     Max     By Amdahl"
        "  Serial share by construction (%)  Found (%)"
    )
    for workers, seen in gains.items():
        by_law = amdahl(percent / 100, workers)
        found = "–"
        if workers > 1:  # Karp and Flatt's share
            part = 1 / workers
            share = (1 / median(seen) - part) / (1 - part)
            found = f"{100 * share:.1f}"
        print(
            f"{workers:<7}  {median(seen):<8.2f}  {min(seen):<6.2f}"
            f"  {max(seen):<6.2f}  {by_law:<9.2f}"
            f"  {percent:<32}  {found}"
        )


if __name__ == "__main__":
    main()
