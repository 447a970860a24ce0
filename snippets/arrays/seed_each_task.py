# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""A seed for each task: the result is the same with any workers."""

from multiprocessing import Pool

import numpy as np

TASKS = 6


def count_hits(seed, n):
    x, y = np.random.default_rng(seed).random((2, n))
    return int(np.count_nonzero(x * x + y * y < 1))


def count_all(workers):
    seeds = np.random.SeedSequence(2024).spawn(TASKS)
    tasks = [(seed, 60_000 // TASKS) for seed in seeds]
    with Pool(workers) as pool:
        return pool.starmap(count_hits, tasks)


if __name__ == "__main__":
    for workers in (1, 2, 3):
        hits = count_all(workers)
        print("workers:", workers, " hits:", sum(hits), hits)
