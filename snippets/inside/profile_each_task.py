"""Each task writes a profile, and the parent adds them all up."""

import cProfile
import pstats
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory


def add_digits(number):
    return sum(map(int, str(number)))


def add_all(start):
    return sum(map(add_digits, range(start, start + 10_000)))


def profile(folder, start):
    with cProfile.Profile() as profiler:
        total = add_all(start)
    profiler.dump_stats(folder / f"{start}.prof")
    return total


if __name__ == "__main__":
    starts = range(0, 40_000, 10_000)
    with TemporaryDirectory() as name:
        with Pool(2) as pool:
            task = partial(profile, Path(name))
            print("total:", sum(pool.map(task, starts)))
        files = map(str, Path(name).iterdir())
        stats = pstats.Stats(*files).strip_dirs()
    stats.sort_stats("ncalls").print_stats(4)
