"""Two long tasks share a chunk, so one worker does both."""

import time
from multiprocessing import Pool

SECONDS = [0.5, 0.4] + [0.02] * 14


def work(seconds):
    time.sleep(seconds)
    return seconds


if __name__ == "__main__":
    with Pool(2) as pool:
        done = pool.map(work, SECONDS)
    print("parent:", len(done), "tasks done")
