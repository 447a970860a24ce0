"""Tasks with equal seeds throw the same points over and over."""

from multiprocessing import Pool
from random import Random


def count_hits(seed, n):
    draw = Random(seed).random
    return sum(draw() ** 2 + draw() ** 2 < 1 for _ in range(n))


if __name__ == "__main__":
    alike = [(2024, 50_000) for task in range(4)]
    own = [(2024 + task, 50_000) for task in range(4)]
    with Pool() as pool:
        print("one seed for all:", pool.starmap(count_hits, alike))
        print("a seed for each: ", pool.starmap(count_hits, own))
