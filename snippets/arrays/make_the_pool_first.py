"""Forked before the first block, the workers take a block away."""

import time
from multiprocessing import get_context
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path


def attach(name):
    block = SharedMemory(name)
    block.close()


if __name__ == "__main__":
    with get_context("fork").Pool(2) as pool:
        block = SharedMemory(create=True, size=4)
        pool.map(attach, [block.name])
    while Path("/dev/shm", block.name).exists():
        time.sleep(0.01)
    print("parent: the block is gone")
    block.close()
    block.unlink()
