# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Each of 25 tasks brings its row, and not the whole array."""

import time
from multiprocessing import Pool

import numpy as np


def add_row(row):
    return row.sum()


if __name__ == "__main__":
    table = np.ones((25, 40_000))
    with Pool(2) as pool:
        pool.map(abs, range(8))  # the workers are up
        begin = time.perf_counter()
        total = sum(pool.map(add_row, table, chunksize=1))
        took = time.perf_counter() - begin
    print(f"parent: {total:,.0f} in {1000 * took:.0f} ms")
