"""Ever larger work, done alone, in a new pool and in a warm one."""

import time
from itertools import pairwise
from multiprocessing import Pool

TASKS = 16
SIZES = [250, 1_000, 4_000, 16_000, 64_000, 256_000, 512_000]


def work(size):
    return sum(number * number for number in range(size))


def do_alone(size):
    return [work(size) for _ in range(TASKS)]


def do_in(pool, size):
    return pool.map(work, [size] * TASKS)


def do_in_a_new_pool(workers, size):
    with Pool(workers) as pool:
        return do_in(pool, size)


if __name__ == "__main__":
    print("Size     Alone (ms)  New pool (ms)  Warm pool (ms)")
    for size in SIZES:
        times = [time.perf_counter()]
        do_alone(size)
        times.append(time.perf_counter())
        with Pool() as pool:
            for _ in ("new", "warm"):
                do_in(pool, size)
                times.append(time.perf_counter())
        alone, new, warm = (1000 * (b - a) for a, b in pairwise(times))
        print(f"{size:<7,}  {alone:<10.2f}  {new:<13.2f}  {warm:.2f}")
