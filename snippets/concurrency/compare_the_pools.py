# /// script
# requires-python = ">=3.11"
# dependencies = ["joblib", "mpire", "Pebble"]
# ///
"""What five pools take to open, for small tasks and for large ones."""

import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from statistics import median

ROUNDS = 3
WORKERS = 2
SMALL = range(1000)
LARGE = [300_000] * 8


def count(n):
    return sum(i * i for i in range(n))


@contextmanager
def open_pool():
    with multiprocessing.Pool(WORKERS) as pool:
        yield pool.map
        pool.close()
        pool.join()


@contextmanager
def open_executor():
    with ProcessPoolExecutor(WORKERS) as pool:
        yield lambda task, items: list(pool.map(task, items))


@contextmanager
def open_joblib():
    with Parallel(WORKERS) as pool:
        yield lambda task, items: pool(delayed(task)(i) for i in items)
    get_reusable_executor().shutdown()


@contextmanager
def open_mpire():
    with WorkerPool(
        WORKERS, start_method="spawn", keep_alive=True
    ) as pool:
        yield pool.map


@contextmanager
def open_pebble():
    with ProcessPool(WORKERS) as pool:
        yield lambda task, items: list(pool.map(task, items).result())


WAYS = {
    "Pool": open_pool,
    "ProcessPoolExecutor": open_executor,
    "joblib": open_joblib,
    "mpire": open_mpire,
    "pebble": open_pebble,
}


def measure(way):
    times = [time.perf_counter()]
    with way() as run:
        for task, items in [(abs, [1]), (abs, SMALL), (count, LARGE)]:
            run(task, items)
            times.append(time.perf_counter())
    times.append(time.perf_counter())
    a, b, c, d, e = times
    return b - a + e - d, c - b, d - c


def main(rounds):
    seen = [
        [measure(way) for way in WAYS.values()] for _ in range(rounds)
    ]
    print(
        f"{'Tool':<20}  {'Open and close (ms)':>19}"
        f"  {'1000 small (ms)':>15}  {'8 large (ms)':>12}"
    )
    for number, name in enumerate(WAYS):
        open_close, small, large = (
            f"{1000 * median(times):.0f}"
            for times in zip(
                *(row[number] for row in seen), strict=True
            )
        )
        print(f"{name:<20}  {open_close:>19}  {small:>15}  {large:>12}")


if __name__ == "__main__":  # so that no worker imports all of these
    from joblib import Parallel, delayed
    from joblib.externals.loky import get_reusable_executor
    from mpire import WorkerPool
    from pebble import ProcessPool

    multiprocessing.set_start_method("spawn")
    main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS)
