"""After the death of a worker a pool works on, but for one result."""

import multiprocessing
import os
import signal
from multiprocessing import Pool


def work(number):
    if number == 2:
        print("worker: I am killed now", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


if __name__ == "__main__":
    with Pool(1) as pool:
        before = pool.apply(os.getpid)
        lost = pool.apply_async(work, (2,))
        print("parent: 3 squared is", pool.apply(work, (3,)))
        after = pool.apply(os.getpid)
        print("parent: from a new worker:", before != after)
        try:
            print("parent: 2 squared is", lost.get(timeout=0.5))
        except multiprocessing.TimeoutError:
            print("parent: 2 has no result")
