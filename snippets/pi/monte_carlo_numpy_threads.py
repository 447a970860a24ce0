# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Threads draw the points of NumPy side by side."""

from math import pi, sqrt
from multiprocessing.pool import ThreadPool

import numpy as np

POINTS = 20_000_000
TASKS = 320


def count_hits(seed, n):
    x, y = np.random.default_rng(seed).random((2, n))
    return int(np.count_nonzero(x * x + y * y < 1))


def count_all(pool, points):
    seeds = np.random.SeedSequence(2024).spawn(TASKS)
    tasks = [(seed, points // TASKS) for seed in seeds]
    return sum(pool.starmap(count_hits, tasks))


if __name__ == "__main__":
    with ThreadPool() as pool:
        p = count_all(pool, POINTS) / POINTS
    error = 4 * sqrt(p * (1 - p) / POINTS)
    print(f"estimate {4 * p:.5f} +- {error:.5f}, pi is {pi:.5f}")
