# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Two experiments with two seeds share five of their six tasks."""

from multiprocessing import Pool

import numpy as np


def draw(seed):
    return int(np.random.default_rng(seed).integers(2**62))


def experiment(pool, seed):
    return pool.map(draw, [seed + task for task in range(6)])


if __name__ == "__main__":
    with Pool(2) as pool:
        first, second = experiment(pool, 2024), experiment(pool, 2025)
    print("in both:", len(set(first) & set(second)), "of 6")
