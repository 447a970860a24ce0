# /// script
# requires-python = ">=3.11"
# dependencies = ["distributed"]
# ///
"""Throws points on all hosts of a Dask cluster, for a value of π."""

import random
import socket
import sys
import time

from distributed import Client, as_completed

TASKS, POINTS = 24, 1_000_000


def throw(task):
    began = time.time()
    draw = random.Random(task).random
    hits = 0
    for _ in range(POINTS):
        hits += draw() ** 2 + draw() ** 2 < 1
    return task, hits, socket.gethostname(), began, time.time()


def show(task, host, began, ended):
    times = f"{began - start:.2f} s to {ended - start:.2f} s"
    print(f"task {task} on {host}, {times}", flush=True)


if __name__ == "__main__":
    start = time.time()
    total = 0
    # The address of the scheduler; without one, this machine alone.
    with Client(*sys.argv[1:]) as client:
        for future in as_completed(client.map(throw, range(TASKS))):
            task, hits, *rest = future.result()
            show(task, *rest)
            total += hits
    print(f"π is about {4 * total / (TASKS * POINTS):.6f}")
