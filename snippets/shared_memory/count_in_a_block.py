"""Four children add to a number in a block, each holding a lock."""

from multiprocessing import Lock, Process
from multiprocessing.shared_memory import SharedMemory


def count(name, lock):
    block = SharedMemory(name)
    for _ in range(5_000):
        with lock:
            number = int.from_bytes(block.buf[:8], "little")
            block.buf[:8] = (number + 1).to_bytes(8, "little")
    block.close()


if __name__ == "__main__":
    block = SharedMemory(create=True, size=8)
    lock = Lock()
    children = [
        Process(target=count, args=(block.name, lock)) for _ in range(4)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print("total:", int.from_bytes(block.buf[:8], "little"))
    block.close()
    block.unlink()
