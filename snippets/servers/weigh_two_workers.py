"""Two workers for four tasks: both have work, and take less memory."""

import os
import time
from multiprocessing import Pool, active_children

WORKERS = 2


def work(_):
    time.sleep(0.2)
    return os.getpid()


def weigh(pid):
    """Return its memory in MB, with its part of what is shared."""
    with open(f"/proc/{pid}/smaps_rollup") as file:
        return int(file.read().split("\nPss:")[1].split()[0]) / 1024


if __name__ == "__main__":
    with Pool(WORKERS) as pool:
        pool.map(work, range(2 * WORKERS), chunksize=1)
        busy = set(pool.map(work, range(4), chunksize=1))
        workers = active_children()
        memory = sum(weigh(worker.pid) for worker in workers)
    print(f"{len(workers)} workers, {len(busy)} of them had a task")
    print(f"they take {memory:.0f} MB")
