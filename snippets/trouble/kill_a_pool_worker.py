"""A worker of a pool is killed, and its result never comes."""

import os
import signal
from multiprocessing import Pool


def work(number):
    if number == 2:
        print("worker: I am killed now", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(work, [1, 2, 3, 4], chunksize=1))
