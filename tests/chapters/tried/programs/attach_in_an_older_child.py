import time
from multiprocessing import Pool
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path


def fill(name: str) -> None:
    block = SharedMemory(name)
    assert block.buf is not None
    block.buf[0] = 7
    block.close()


if __name__ == "__main__":
    pool = Pool(1)
    pool.apply(int)  # it was started before the block was made
    block = SharedMemory(create=True, size=100)
    pool.apply(fill, (block.name,))
    pool.close()
    pool.join()
    file = Path("/dev/shm", block.name)
    last = time.monotonic() + 3
    while file.exists() and time.monotonic() < last:
        time.sleep(0.01)
    print("there:", file.exists())
    block.close()
    try:
        block.unlink()
    except FileNotFoundError:
        print("nothing to unlink")
