"""Throws points with the workers of one machine, for a value of π."""

import random
import socket
import time
from multiprocessing import Pool

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
    with Pool() as pool:
        for task, hits, *rest in pool.imap_unordered(
            throw, range(TASKS)
        ):
            show(task, *rest)
            total += hits
    print(f"π is about {4 * total / (TASKS * POINTS):.6f}")
