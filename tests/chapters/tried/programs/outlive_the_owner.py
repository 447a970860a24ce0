import multiprocessing
import subprocess
import sys
import tempfile
import time
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any


def live_until_told(folder: str) -> None:
    Path(folder, "begun").touch()
    while not Path(folder, "end").exists():
        time.sleep(0.02)


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] == "owner":
        block = SharedMemory(create=True, size=1)
        context: Any = multiprocessing.get_context(sys.argv[2])
        context.Process(target=live_until_told, args=(sys.argv[3],)).start()
        while not Path(sys.argv[3], "begun").exists():
            time.sleep(0.02)
        print(block.name, flush=True)
        time.sleep(60)
    method = multiprocessing.get_start_method()
    with tempfile.TemporaryDirectory() as folder:
        with subprocess.Popen(
            [sys.executable, __file__, "owner", method, folder],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as owner:
            assert owner.stdout
            path = Path("/dev/shm", owner.stdout.readline().strip())
            owner.kill()
            owner.wait()
            time.sleep(0.5)
            print("its child lives, the block is there:", path.exists())
            Path(folder, "end").touch()
        while path.exists():
            time.sleep(0.02)
    print("the block is gone")
