"""One pool has three speed-ups, each against another rival."""

import sys
import time
from multiprocessing import Pool
from statistics import median

ROUNDS = 7
TASKS = 200


def work(size):
    return sum(number * number for number in range(size))


def time_alone(tasks):
    begin = time.perf_counter()
    for task in tasks:
        work(task)
    return time.perf_counter() - begin


def time_pool(workers, tasks):
    """Return the seconds of the tasks, and with the pool's own time."""
    begin = time.perf_counter()
    with Pool(workers) as pool:
        pool.map(work, [1] * workers, chunksize=1)  # now it is warm
        warm = time.perf_counter()
        pool.map(work, tasks, chunksize=1)
        tasks_only = time.perf_counter() - warm
        pool.close()
        pool.join()
    return tasks_only, time.perf_counter() - begin


if __name__ == "__main__":
    tasks = [int(sys.argv[1]) if sys.argv[1:] else 4_000] * TASKS
    gains = {
        "warm, against a pool of one worker": [],
        "warm, against a plain loop": [],
        "with start and end, against the loop": [],
    }
    for turn in range(1 + ROUNDS):
        plain = time_alone(tasks)
        one_worker, _ = time_pool(1, tasks)
        tasks_only, whole = time_pool(2, tasks)
        pairs = (
            (one_worker, tasks_only),
            (plain, tasks_only),
            (plain, whole),
        )
        for seen, (rival, own) in zip(
            gains.values(), pairs, strict=True
        ):
            if turn > 0:  # the first round is to warm up
                seen.append(rival / own)
    print("The same pool                         Speed-up  Min   Max")
    for name, seen in gains.items():
        print(
            f"{name:36}  {median(seen):<8.2f}  {min(seen):.2f}"
            f"  {max(seen):.2f}"
        )
