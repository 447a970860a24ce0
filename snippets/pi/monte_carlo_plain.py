"""The loop of many tutorials does work that changes no hit."""

import random
from itertools import starmap
from math import pi, sqrt

POINTS = 1_000_000
TASKS = 32


def count_hits(seed, n):
    random.seed(seed)
    hits = 0
    for _ in range(n):
        x = random.random()
        y = random.random()
        distance = sqrt(x**2 + y**2)
        if distance < 1:
            hits = hits + 1
    return hits


if __name__ == "__main__":
    tasks = [(seed, POINTS // TASKS) for seed in range(TASKS)]
    hits = sum(starmap(count_hits, tasks))
    p = hits / POINTS
    error = 4 * sqrt(p * (1 - p) / POINTS)
    print(f"estimate {4 * p:.5f} +- {error:.5f}, pi is {pi:.5f}")
