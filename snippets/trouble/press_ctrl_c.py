"""Ctrl-C reaches every process, and each prints a traceback."""

import time
from multiprocessing import Pool, SimpleQueue

kept = {}


def prepare(queue):
    kept["started"] = queue


def work(task):
    kept["started"].put(task)
    time.sleep(60)


if __name__ == "__main__":
    started = SimpleQueue()
    with Pool(2, prepare, [started]) as pool:
        result = pool.map_async(work, [1, 2])
        started.get()
        started.get()
        print("parent: two workers are busy", flush=True)
        result.get()
