"""A view of a block is in use, so the block cannot be closed."""

from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    block = SharedMemory(create=True, size=16)
    try:
        numbers = block.buf.cast("i")
        numbers[0] = 42
        print("owner: wrote", numbers[0])
        block.close()
    finally:
        block.unlink()
