from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

SIZE = 2**20

if __name__ == "__main__":
    block = SharedMemory(create=True, size=SIZE)
    file = Path("/dev/shm", block.name)
    print("made:", file.stat().st_blocks)
    assert block.buf is not None
    assert not any(block.buf)
    print("read:", file.stat().st_blocks * 512)
    block.close()
    block.unlink()
