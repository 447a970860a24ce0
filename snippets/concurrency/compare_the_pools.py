# /// script
# requires-python = ">=3.11"
# dependencies = ["joblib", "mpire", "Pebble"]
# ///
"""What five pools take to open, for small tasks and for large ones."""

import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from statistics import median

ROUNDS = 3
WORKERS = 2
SMALL = range(1000)
LARGE = [200_000] * 8


def count(n):
    return sum(i * i for i in range(n))


@contextmanager
def open_pool():
    with multiprocessing.Pool(WORKERS) as pool:
        yield pool.map


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
        pool.stop_and_join()


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


def measure(run, task, items):
    start = time.perf_counter()
    run(task, items)
    return time.perf_counter() - start


def main(rounds):
    opened, runs = [], []
    with ExitStack() as pools:
        for way in WAYS.values():
            start = time.perf_counter()
            run = pools.enter_context(way())
            run(abs, [1])
            opened.append(time.perf_counter() - start)
            runs.append(run)
        seen = [
            [
                (measure(run, abs, SMALL), measure(run, count, LARGE))
                for run in runs
            ]
            for _ in range(1 + rounds)
        ]
    del seen[0]  # until here, a second worker may have been starting
    print(
        f"{'Tool':<20}  {'Open (ms)':>9}"
        f"  {'1000 small (ms)':>15}  {'8 large (ms)':>12}"
    )
    for number, name in enumerate(WAYS):
        small, large = (
            f"{1000 * median(times):.0f}"
            for times in zip(
                *(row[number] for row in seen), strict=True
            )
        )
        start = f"{1000 * opened[number]:.0f}"
        print(f"{name:<20}  {start:>9}  {small:>15}  {large:>12}")


if __name__ == "__main__":  # so that no worker imports all of these
    from joblib import Parallel, delayed
    from joblib.externals.loky import get_reusable_executor
    from mpire import WorkerPool
    from pebble import ProcessPool

    multiprocessing.set_start_method("spawn")
    main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS)
