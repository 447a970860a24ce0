"""A block has the size you ask for, and takes memory by the page."""

import os
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path


def taken(block):
    return Path("/dev/shm", block.name).stat().st_blocks * 512


if __name__ == "__main__":
    print("a page has", os.sysconf("SC_PAGE_SIZE"), "bytes")
    block = SharedMemory(create=True, size=10_000)
    print("name:", block.name)
    print("size:", block.size)
    print("memory taken when new:", taken(block))
    block.buf[0] = 1
    print("after writing one byte:", taken(block))
    block.buf[:] = bytes(block.size)
    print("after writing all:", taken(block))
    block.close()
    block.unlink()
