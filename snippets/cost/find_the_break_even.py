"""Pools do empty tasks: what they take is a price, to be won back."""

import sys
import time
from functools import partial
from multiprocessing import Pool
from statistics import median

ROUNDS = 7
TASKS = 16
WORKERS = 2


def work(size):
    return sum(number * number for number in range(size))


def do_alone(size):
    return [work(size) for _ in range(TASKS)]


def do_warm(pool, size):
    return pool.map(work, [size] * TASKS, chunksize=1)


def do_new(size):
    with Pool(WORKERS) as pool:
        results = do_warm(pool, size)
        pool.close()
        pool.join()
    return results


def break_even(cost, cpus):
    return cost / (1 - 1 / cpus)  # the W of W = cost + W / cpus


def timed(function, *arguments):
    begin = time.perf_counter()
    function(*arguments)
    return 1000 * (time.perf_counter() - begin)


def check(name, do):
    """Price a pool, and let it do a fourth of what would repay it."""
    cost = median(timed(do, 0) for _ in range(ROUNDS))
    least = break_even(cost, WORKERS)
    unit = min(timed(do_alone, 10_000) for _ in range(ROUNDS))
    size = int(10_000 * least / 4 / unit)
    won = sum(
        timed(do, size) < timed(do_alone, size) for _ in range(ROUNDS)
    )
    print(f"{name:4}  {cost:<9.2f}  {least:<13.2f}  {won} of {ROUNDS}")


if __name__ == "__main__":
    if sys.argv[1:]:
        ROUNDS = int(sys.argv[1])
    print("Pool  Cost (ms)  At least (ms)  Won at a fourth (rounds)")
    check("new", do_new)
    with Pool(WORKERS) as pool:
        do_warm(pool, 10_000)
        check("warm", partial(do_warm, pool))
