"""A pool throws the same points with all CPUs that it may use."""

from math import pi, sqrt
from multiprocessing import Pool
from random import Random

POINTS = 4_000_000
TASKS = 32


def count_hits(seed, n):
    draw = Random(seed).random
    hits = 0
    for _ in range(n):
        x, y = draw(), draw()
        if x * x + y * y < 1:
            hits += 1
    return hits


if __name__ == "__main__":
    tasks = [(seed, POINTS // TASKS) for seed in range(TASKS)]
    with Pool() as pool:
        hits = sum(pool.starmap(count_hits, tasks))
    p = hits / POINTS
    error = 4 * sqrt(p * (1 - p) / POINTS)
    print(f"estimate {4 * p:.5f} +- {error:.5f}, pi is {pi:.5f}")
