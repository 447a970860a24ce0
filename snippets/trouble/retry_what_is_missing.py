"""A worker is killed; what has no result yet is done once more."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from tempfile import TemporaryDirectory

ROUNDS = 3


def square(path):
    part = path.with_suffix(".part")
    killed_before = part.exists()
    part.write_text("unfinished")
    if path.stem == "2" and not killed_before:
        os.kill(os.getpid(), signal.SIGKILL)
    part.write_text(str(int(path.stem) ** 2))
    part.replace(path)  # from now on the result is there, and whole


def do_all(paths):
    for number in range(1, ROUNDS + 1):
        missing = [path for path in paths if not path.exists()]
        try:
            with ProcessPoolExecutor(2) as executor:
                list(executor.map(square, missing))
            print(f"parent: round {number} ended well")
            return
        except BrokenProcessPool:
            print(f"parent: round {number}: a worker was killed")
    raise RuntimeError(f"{ROUNDS} rounds, and each lost a worker")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.txt") for number in range(5)]
        do_all(paths)
        print([int(path.read_text()) for path in paths])
