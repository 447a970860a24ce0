# /// script
# requires-python = ">=3.11"
# dependencies = ["numba"]
# ///
"""Each worker of a pool has the machine code before its first task."""

import random
from math import pi, sqrt
from multiprocessing.pool import Pool

from numba import njit

POINTS = 20_000_000
TASKS = 32


@njit("int64(int64, int64)", cache=True)
def count_hits(seed, n):
    random.seed(seed)
    hits = 0
    for _ in range(n):
        x, y = random.random(), random.random()
        if x * x + y * y < 1:
            hits += 1
    return hits


def count_here(seed, n):
    return count_hits(seed, n)


def count_all(pool, points):
    tasks = [(seed, points // TASKS) for seed in range(TASKS)]
    return sum(pool.starmap(count_here, tasks))


if __name__ == "__main__":
    with Pool() as pool:
        p = count_all(pool, POINTS) / POINTS
    error = 4 * sqrt(p * (1 - p) / POINTS)
    print(f"estimate {4 * p:.5f} +- {error:.5f}, pi is {pi:.5f}")
