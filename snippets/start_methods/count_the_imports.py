"""How often three children under each method run this whole file."""

import os
import subprocess
import sys
import tempfile
from multiprocessing import (
    Process,
    get_all_start_methods,
    set_forkserver_preload,
    set_start_method,
)
from pathlib import Path

CASES = ["fork", "spawn", "forkserver", "forkserver, no preload"]

if "TALLY" in os.environ and __name__ != "__main__":
    with open(os.environ["TALLY"], "a") as tally:
        tally.write("x")  # whoever imports this file leaves a mark


def do_nothing():
    pass


def be_a_fresh_parent(case):
    method, _, no_preload = case.partition(", ")
    set_start_method(method)
    if no_preload:
        set_forkserver_preload([])
    for _ in range(3):
        child = Process(target=do_nothing)
        child.start()
        child.join()


def count(case):
    with tempfile.TemporaryDirectory() as folder:
        tally = Path(folder) / "tally"
        tally.touch()
        subprocess.run(
            [sys.executable, __file__, case],
            check=True,
            env={**os.environ, "TALLY": str(tally)},
        )
        return len(tally.read_text())


if __name__ == "__main__":
    if sys.argv[1:]:
        be_a_fresh_parent(sys.argv[1])
    else:
        print("start method  children  runs of the file")
        for case in CASES:
            if case.partition(",")[0] in get_all_start_methods():
                print(f"{case:22}  3  {count(case)}")
