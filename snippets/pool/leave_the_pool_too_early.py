"""Leaving the with block ends the worker before its task is done."""

import time
from multiprocessing import Pool


def work():
    time.sleep(0.5)
    print("worker: done", flush=True)
    return "result"


if __name__ == "__main__":
    with Pool(1) as pool:
        answer = pool.apply_async(work)
    print("parent: after the block")
    print("parent:", answer.get(timeout=1))
