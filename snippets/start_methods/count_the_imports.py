"""How often three children under each method run this whole file."""

import os
import subprocess
import sys
import tempfile
from multiprocessing import (
    get_all_start_methods,
    get_context,
    set_forkserver_preload,
)
from pathlib import Path
from typing import Any

CHILDREN = 3
CASES = ["fork", "spawn", "forkserver", "forkserver, no preload"]

if "TALLY" in os.environ and __name__ != "__main__":
    # This is the top level of the file: what a child imports, it runs.
    with open(os.environ["TALLY"], "a") as tally:
        tally.write("x")


def do_nothing() -> None:
    """Do nothing: the start alone is what counts."""


def be_a_fresh_parent(case: str) -> None:
    """Start the children, one after the other."""
    method, _, no_preload = case.partition(", ")
    if no_preload:
        set_forkserver_preload([])
    context: Any = get_context(method)
    for _ in range(CHILDREN):
        child = context.Process(target=do_nothing)
        child.start()
        child.join()


def count(case: str) -> int:
    """Run such a parent and count how often the file was run."""
    with tempfile.TemporaryDirectory() as folder:
        tally = Path(folder) / "tally"
        tally.touch()
        command = [sys.executable, __file__, case]
        environment = {**os.environ, "TALLY": str(tally)}
        subprocess.run(command, check=True, env=environment)
        return len(tally.read_text())


def main() -> None:
    """Print a line for each case that this system has."""
    print("method                  children  runs of the file")
    for case in CASES:
        if case.partition(",")[0] in get_all_start_methods():
            print(f"{case:22}  {CHILDREN:8}  {count(case)}")


if __name__ == "__main__":
    if sys.argv[1:]:
        be_a_fresh_parent(sys.argv[1])
    else:
        main()
