"""Another program reads a block once, and takes it away for all."""

import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory


def read(name):
    block = SharedMemory(name)
    print("reader: found", block.buf[0])
    block.close()


if __name__ == "__main__":
    if sys.argv[1:]:
        read(sys.argv[1])
    else:
        block = SharedMemory(create=True, size=4)
        block.buf[0] = 42
        reader = [sys.executable, __file__, block.name]
        for _ in range(2):  # a program of its own, and its tracker
            done = subprocess.run(
                reader, stderr=subprocess.PIPE, text=True, check=False
            )
            print(done.stderr, end="", flush=True)
        block.close()
        block.unlink()
