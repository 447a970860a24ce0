"""Two long tasks are chunks of their own, so two workers do them."""

import time
from multiprocessing import Pool

SECONDS = [0.5, 0.4] + [0.02] * 14


def work(seconds):
    time.sleep(seconds)
    return seconds


if __name__ == "__main__":
    with Pool(2) as pool:
        done = pool.map(work, SECONDS, chunksize=1)
    print("parent:", len(done), "tasks done")
