# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""A block is closed under an array, and reading the array crashes."""

from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

import numpy as np


def read(block):
    numbers = np.ndarray(4, dtype="i4", buffer=block.buf)
    block.close()
    print("child: closed", flush=True)
    print("child: read", numbers[0], flush=True)


if __name__ == "__main__":
    block = SharedMemory(create=True, size=16)
    try:
        child = Process(target=read, args=[block])
        child.start()
        child.join()
        print("parent: exit code", child.exitcode)
    finally:
        block.close()
        block.unlink()
