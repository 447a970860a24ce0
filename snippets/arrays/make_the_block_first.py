"""A block made before the pool stays until the parent removes it."""

from multiprocessing import get_context
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path


def attach(name):
    block = SharedMemory(name)
    block.close()


if __name__ == "__main__":
    block = SharedMemory(create=True, size=4)
    with get_context("fork").Pool(2) as pool:
        pool.map(attach, [block.name])
    if Path("/dev/shm", block.name).exists():
        print("parent: the block is there")
    block.close()
    block.unlink()
