# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Children fill the rows of an array that lies in a RawArray."""

from multiprocessing import Process, RawArray

import numpy as np


def fill(raw, row):
    table = np.frombuffer(raw).reshape(4, -1)
    table[row] = row / 2


if __name__ == "__main__":
    raw = RawArray("d", 1_000_000)
    children = [
        Process(target=fill, args=(raw, row)) for row in range(4)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    table = np.frombuffer(raw).reshape(4, -1)
    del raw  # the array keeps the memory
    print("parent: means", table.mean(axis=1))
