import os
import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path

IMPORTED_BY = os.getpid()


def tell() -> None:
    print("imported in the child:", os.getpid() == IMPORTED_BY, flush=True)


if __name__ == "__main__":
    if __spec__ is None:
        here = Path(__file__)
        command = [sys.executable, "-m", here.stem]
        done = subprocess.run(command, cwd=here.parent, capture_output=True, text=True, check=True)
        print(done.stdout, end="")
    else:
        child = get_context("forkserver").Process(target=tell)
        child.start()
        child.join()
