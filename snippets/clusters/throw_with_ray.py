# /// script
# requires-python = ">=3.11"
# dependencies = ["ray"]
# ///
"""Throws points on all hosts of a Ray cluster, for a value of π."""

import random
import socket
import sys
import time

import ray

TASKS, POINTS = 24, 1_000_000


@ray.remote
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
    # The address of the cluster; without one, this machine alone.
    ray.init(*sys.argv[1:], log_to_driver=False)
    waiting = [throw.remote(task) for task in range(TASKS)]
    while waiting:
        [done], waiting = ray.wait(waiting)
        task, hits, *rest = ray.get(done)
        show(task, *rest)
        total += hits
    print(f"π is about {4 * total / (TASKS * POINTS):.6f}")
