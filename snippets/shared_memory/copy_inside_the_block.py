"""What a block holds is copied before its manager ends."""

from multiprocessing.managers import SharedMemoryManager


def compute():
    with SharedMemoryManager() as manager:
        block = manager.SharedMemory(size=8)
        block.buf[:4] = b"done"
        return bytes(block.buf[:4])


if __name__ == "__main__":
    print(compute())
