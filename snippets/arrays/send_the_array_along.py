# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""An array of 8 MB goes to a worker with each of 25 tasks."""

import time
from functools import partial
from multiprocessing import Pool

import numpy as np


def add_row(table, row):
    return table[row].sum()


if __name__ == "__main__":
    table = np.ones((25, 40_000))
    with Pool(2) as pool:
        pool.map(abs, range(8))  # the workers are up
        begin = time.perf_counter()
        task = partial(add_row, table)
        total = sum(pool.map(task, range(25), chunksize=1))
        took = time.perf_counter() - begin
    print(f"parent: {total:,.0f} in {1000 * took:.0f} ms")
