# /// script
# requires-python = ">=3.11"
# dependencies = ["numba"]
# ///
"""Numba keeps the machine code in a file for the next run."""

import random
from itertools import starmap
from math import pi, sqrt

from numba import njit

POINTS = 20_000_000
TASKS = 32


@njit(cache=True)
def count_hits(seed, n):
    random.seed(seed)
    hits = 0
    for _ in range(n):
        x, y = random.random(), random.random()
        if x * x + y * y < 1:
            hits += 1
    return hits


def count_all(points):
    tasks = [(seed, points // TASKS) for seed in range(TASKS)]
    return sum(starmap(count_hits, tasks))


if __name__ == "__main__":
    p = count_all(POINTS) / POINTS
    error = 4 * sqrt(p * (1 - p) / POINTS)
    print(f"estimate {4 * p:.5f} +- {error:.5f}, pi is {pi:.5f}")
