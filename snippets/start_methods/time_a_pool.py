"""What a pool of two costs beside what its processes cost."""

import importlib
import os
import statistics
import subprocess
import sys
import time
from multiprocessing import (
    Pool,
    Process,
    get_all_start_methods,
    set_forkserver_preload,
    set_start_method,
)

CASES = ["fork", "spawn", "forkserver"]
CASES += ["forkserver, imported", "forkserver, preloaded"]
CASE = os.environ.get("CASE", "")
TASKS = 1000

if CASE.endswith("imported"):
    importlib.import_module("multiprocessing.pool")


def do_nothing(_=None):
    pass


def start_two_processes():
    begin = time.perf_counter()
    children = [Process(target=do_nothing) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    return time.perf_counter() - begin


def start_a_pool():
    """Return the time of a whole pool, and of a task while it runs."""
    begin = time.perf_counter()
    with Pool(2) as pool:
        pool.map(do_nothing, range(2))
        ready = time.perf_counter()
        pool.map(do_nothing, range(TASKS))
        tasks = time.perf_counter() - ready
        pool.close()
        pool.join()
    return time.perf_counter() - begin - tasks, tasks / TASKS


def be_a_fresh_parent():
    """Print three times, once all that is started once has started."""
    set_start_method(CASE.partition(",")[0])
    if CASE.endswith("preloaded"):
        set_forkserver_preload(["__main__", "multiprocessing.pool"])
    start_a_pool()
    for _ in range(3):
        print(start_two_processes(), *start_a_pool())


def run_a_fresh_parent(case):
    """Run this file as a new program and return rows of numbers."""
    done = subprocess.run(
        [sys.executable, __file__],
        check=True,
        env={**os.environ, "CASE": case},
        stdout=subprocess.PIPE,
    )
    lines = done.stdout.splitlines()
    return [[float(word) for word in line.split()] for line in lines]


def main(rounds):
    """Run the fresh parents in turn, then print a line a case."""
    methods = get_all_start_methods()
    cases = [
        each for each in CASES if each.partition(",")[0] in methods
    ]
    seen = {case: [] for case in cases}
    for _ in range(rounds):
        for case in cases:
            seen[case] += run_a_fresh_parent(case)
    print(
        "start method  two processes, ms  a pool of two, ms", end="  "
    )
    print("min to max  a task in it, ms")
    for case, rows in seen.items():
        columns = [
            [1000 * s for s in column]
            for column in zip(*rows, strict=True)
        ]
        two, pool, task = map(statistics.median, columns)
        spread = f"{min(columns[1]):.1f} to {max(columns[1]):.1f}"
        print(f"{case}  {two:.1f}  {pool:.1f}  {spread}  {task:.4f}")


if __name__ == "__main__":
    if CASE:
        be_a_fresh_parent()
    else:
        main(rounds=int(sys.argv[1]) if sys.argv[1:] else 3)
