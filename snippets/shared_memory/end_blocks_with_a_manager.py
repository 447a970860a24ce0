"""A manager unlinks its blocks of shared memory at its end."""

from multiprocessing import Pool
from multiprocessing.managers import SharedMemoryManager
from multiprocessing.shared_memory import SharedMemory


def fill(task):
    block, start, value = task
    block.buf[start : start + 4] = bytes([value] * 4)


if __name__ == "__main__":
    with SharedMemoryManager() as manager, Pool(2) as pool:
        block = manager.SharedMemory(size=8)
        pool.map(fill, [(block, 0, 7), (block, 4, 9)])
        print("inside:", list(block.buf[:8]))
    try:
        SharedMemory(block.name)
    except FileNotFoundError:
        print("after: no block of that name")
