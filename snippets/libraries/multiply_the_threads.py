# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Each worker of a pool has as many BLAS threads as there are CPUs."""

from multiprocessing import Pool

import numpy as np


def count_threads(size):
    ones = np.ones((size, size))
    ones @ ones  # BLAS starts its threads
    with open("/proc/self/status") as file:
        return file.read().partition("Threads:\t")[2].split()[0]


if __name__ == "__main__":
    with Pool(2) as pool:
        print("threads:", *pool.map(count_threads, [500, 500]))
