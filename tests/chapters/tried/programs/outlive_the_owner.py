import multiprocessing
import os
import subprocess
import sys
import time
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path


def wait_for_the_end_of_the_input() -> None:
    while os.read(0, 99):
        pass


if __name__ == "__main__":
    if sys.argv[1] == "owner":
        block = SharedMemory(create=True, size=1)
        multiprocessing.get_context("fork").Process(target=wait_for_the_end_of_the_input).start()
        print(block.name, flush=True)
        time.sleep(60)
    with subprocess.Popen(
        [sys.executable, __file__, "owner"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as owner:
        assert owner.stdout
        assert owner.stdin
        path = Path("/dev/shm", owner.stdout.readline().strip())
        owner.kill()
        time.sleep(0.5)
        print("its child lives, the block is there:", path.exists())
        owner.stdin.close()
    while path.exists():
        time.sleep(0.02)
    print("the block is gone")
