"""Ctrl-C is for the parent alone, and the parent ends the pool."""

import signal
import time
from multiprocessing import Pool, SimpleQueue

kept = {}


def prepare(queue):
    kept["started"] = queue
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def work(task):
    kept["started"].put(task)
    time.sleep(60)


if __name__ == "__main__":
    started = SimpleQueue()
    with Pool(2, prepare, [started]) as pool:
        result = pool.map_async(work, [1, 2])
        started.get()
        started.get()
        try:
            print("parent: two workers are busy", flush=True)
            result.get()
        except KeyboardInterrupt:
            print("parent: Ctrl-C, I end the pool")
            pool.terminate()
            pool.join()
    print("parent: done")
