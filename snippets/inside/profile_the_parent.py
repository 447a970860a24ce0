"""A profile of the parent shows that it waits, and no task."""

import cProfile
import pstats
from multiprocessing import Pool


def add_digits(number):
    return sum(map(int, str(number)))


def add_all(start):
    return sum(map(add_digits, range(start, start + 10_000)))


if __name__ == "__main__":
    starts = range(0, 40_000, 10_000)
    with cProfile.Profile() as profiler, Pool(2) as pool:
        print("total:", sum(pool.map(add_all, starts)))
    stats = pstats.Stats(profiler).strip_dirs()
    stats.sort_stats("tottime").print_stats(4)
