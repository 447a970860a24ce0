"""The owner of a block of shared memory unlinks it at its end."""

from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    block = SharedMemory(create=True, size=4)
    try:
        block.buf[0] = 42
        print("owner: wrote", block.buf[0])
    finally:
        block.close()
        block.unlink()
