# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Workers fill the rows of an array in a file, and the file stays."""

from multiprocessing import Pool
from tempfile import TemporaryDirectory

import numpy as np


def fill(path, row):
    table = np.load(path, mmap_mode="r+")
    table[row] = row / 2
    table.flush()


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        path = f"{folder}/table.npy"
        np.lib.format.open_memmap(path, "w+", shape=(4, 250_000))
        with Pool(2) as pool:
            pool.starmap(fill, [(path, row) for row in range(4)])
        table = np.load(path)  # an ordinary file, read as a whole
        print("parent: means", table.mean(axis=1))
        print("parent: shape", table.shape, "type", table.dtype)
