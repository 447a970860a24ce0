"""Nobody unlinks a block of shared memory, and the tracker warns."""

from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    block = SharedMemory(create=True, size=4)
    block.buf[0] = 42
    print("owner: wrote", block.buf[0])
    block.close()
