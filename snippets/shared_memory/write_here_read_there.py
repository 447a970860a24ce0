"""A child writes into a block of shared memory, the parent reads it."""

from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def write(name):
    block = SharedMemory(name)
    block.buf[:5] = b"HELLO"
    block.close()


if __name__ == "__main__":
    block = SharedMemory(create=True, size=1000)
    block.buf[:10] = b"hello pool"
    child = Process(target=write, args=(block.name,))
    child.start()
    child.join()
    print("parent:", bytes(block.buf[:10]).decode())
    block.close()
    block.unlink()
