"""A block of shared memory is gone at the end of its manager."""

from multiprocessing.managers import SharedMemoryManager
from multiprocessing.shared_memory import SharedMemory


def compute():
    with SharedMemoryManager() as manager:
        block = manager.SharedMemory(size=8)
        block.buf[:4] = b"done"
        return block.name


if __name__ == "__main__":
    block = SharedMemory(compute())
    print(bytes(block.buf[:4]))
