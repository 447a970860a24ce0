"""A view of a block is given up first, then the block is closed."""

from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    block = SharedMemory(create=True, size=16)
    try:
        numbers = block.buf.cast("i")
        numbers[0] = 42
        print("owner: wrote", numbers[0])
        numbers.release()
        block.close()
    finally:
        block.unlink()
