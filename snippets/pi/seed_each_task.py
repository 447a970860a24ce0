"""Tasks with a seed each throw different points."""

from multiprocessing import Pool
from random import Random


def count_hits(seed, n):
    draw = Random(seed).random
    return sum(draw() ** 2 + draw() ** 2 < 1 for _ in range(n))


if __name__ == "__main__":
    own = [(2024 + task, 50_000) for task in range(4)]
    with Pool() as pool:
        print("a seed for each: ", pool.starmap(count_hits, own))
