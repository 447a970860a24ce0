"""A big table, sent with each task, costs more than all the tasks."""

import sys
import time
from functools import partial
from multiprocessing import Pool

TASKS = 32
kept = []  # of a worker, filled by its initializer


def look_up(prices, task):
    return sum(prices[task::TASKS])


def keep(prices):
    kept[:] = prices


def look_up_kept(task):
    return look_up(kept, task)


def alone(prices):
    return [look_up(prices, task) for task in range(TASKS)]


def with_each_task(prices):
    with Pool(2) as pool:
        task = partial(look_up, prices)
        return pool.map(task, range(TASKS), chunksize=1)


def once_a_worker(prices):
    with Pool(2, initializer=keep, initargs=(prices,)) as pool:
        return pool.map(look_up_kept, range(TASKS), chunksize=1)


if __name__ == "__main__":
    size = int(sys.argv[1]) if sys.argv[1:] else 200_000
    prices = list(range(1000, 1000 + size))
    for way in (alone, once_a_worker, with_each_task):
        seconds = []
        for _ in range(3):
            begin = time.perf_counter()
            way(prices)
            seconds.append(time.perf_counter() - begin)
        print(f"{way.__name__:14}  {1000 * min(seconds):7.2f} ms")
