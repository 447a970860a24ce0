"""A pool whose program does a fifth of its steps alone."""

import time
from itertools import pairwise
from multiprocessing import Pool

STEPS = 2_000_000
SERIAL = 20  # percent of the steps


def count(begin, end):
    total = 0
    for number in range(begin, end):
        total += number % 7
    return total


def compute_alone(steps, percent):
    first = steps * percent // 100
    return count(0, first) + count(first, steps)


def compute_in(pool, steps, percent, parts):
    first = steps * percent // 100
    total = count(0, first)  # here the workers wait
    ends = [
        first + (steps - first) * part // parts
        for part in range(parts + 1)
    ]
    counts = pool.starmap(count, pairwise(ends), chunksize=1)
    return total + sum(counts)


if __name__ == "__main__":
    with Pool(2) as pool:
        compute_in(pool, 1000, SERIAL, 2)  # now the pool is warm
        begin = time.perf_counter()
        expected = compute_alone(STEPS, SERIAL)
        alone = time.perf_counter() - begin
        begin = time.perf_counter()
        assert compute_in(pool, STEPS, SERIAL, 2) == expected
        together = time.perf_counter() - begin
    print(f"{alone:.3f} s alone, {together:.3f} s with 2 workers")
    share = 2 * together / alone - 1  # Karp and Flatt, for 2 CPUs
    print(
        f"serial share: {SERIAL} % by construction, {share:.0%} found"
    )
