"""A warm pool loses with few points and wins, if at all, with many."""

from multiprocessing.pool import Pool, ThreadPool
from random import Random
from statistics import median
from time import perf_counter

TASKS = 32


def count_hits(seed, n):
    draw = Random(seed).random
    hits = 0
    for _ in range(n):
        x, y = draw(), draw()
        if x * x + y * y < 1:
            hits += 1
    return hits


def alone(points):
    n = points // TASKS
    return sum(count_hits(seed, n) for seed in range(TASKS))


def shared(pool, points):
    tasks = [(seed, points // TASKS) for seed in range(TASKS)]
    return sum(pool.starmap(count_hits, tasks))


def milliseconds(function, *arguments):
    times = []
    for _ in range(5):
        begin = perf_counter()
        function(*arguments)
        times.append(1000 * (perf_counter() - begin))
    return median(times)


if __name__ == "__main__":
    print("Points   Alone, ms  Threads, ms  Pool, ms  Pool over alone")
    with Pool() as pool, ThreadPool() as threads:
        shared(pool, TASKS)  # now the workers are up
        for points in (320, 3_200, 32_000, 320_000):
            one = milliseconds(alone, points)
            some = milliseconds(shared, threads, points)
            many = milliseconds(shared, pool, points)
            print(f"{points:7,}  {one:9.2f}  {some:11.2f}", end="  ")
            print(f"{many:8.2f}  {one / many:14.2f}×")
