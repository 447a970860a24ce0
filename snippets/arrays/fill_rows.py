# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Workers of a pool fill the rows of one array, in shared memory."""

from multiprocessing import Pool
from multiprocessing.shared_memory import SharedMemory

import numpy as np

SHAPE = (4, 250_000)


def fill(name, shape, dtype, row):
    block = SharedMemory(name)
    table = np.ndarray(shape, dtype, buffer=block.buf)
    table[row] = row / 2
    block.close()


if __name__ == "__main__":
    block = SharedMemory(create=True, size=8_000_000)
    try:
        table = np.ndarray(SHAPE, "f8", buffer=block.buf)
        tasks = [(block.name, SHAPE, "f8", row) for row in range(4)]
        with Pool(2) as pool:
            pool.starmap(fill, tasks)
        print("parent: means", table.mean(axis=1))
        print("parent: array of", table.nbytes, "bytes")
    finally:
        block.close()
        block.unlink()
