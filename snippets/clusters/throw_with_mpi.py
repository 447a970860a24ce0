# /// script
# requires-python = ">=3.11"
# dependencies = ["mpi4py", "mpich"]
# ///
"""Throws points in all processes of an MPI job, for a value of π."""

import random
import socket
import time

from mpi4py import MPI

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
    everyone = MPI.COMM_WORLD
    everyone.Barrier()  # from here on, all processes are there
    start = time.time()
    mine = 0
    for each in range(everyone.rank, TASKS, everyone.size):
        task, hits, *rest = throw(each)
        show(task, *rest)
        mine += hits
    total = everyone.reduce(mine, op=MPI.SUM, root=0)
    if everyone.rank == 0:
        print(f"π is about {4 * total / (TASKS * POINTS):.6f}")
