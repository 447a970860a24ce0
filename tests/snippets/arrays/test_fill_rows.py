import subprocess
import sys
from pathlib import Path

from tests.snippets.conftest import RunSnippet

LOSE_THE_BLOCK = """
import numpy as np
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

def make(name):
    block = SharedMemory(name)
    return np.ndarray(1_000_000, buffer=block.buf)

def read(name):
    make(name).sum()

if __name__ == "__main__":
    block = SharedMemory(create=True, size=8_000_000)
    child = Process(target=read, args=(block.name,))
    child.start()
    child.join()
    print(child.exitcode)
    block.close()
    block.unlink()
"""


def test_the_parent_reads_what_the_workers_wrote(run: RunSnippet) -> None:
    assert run("arrays/fill_rows").lines == [
        "parent: means [0.  0.5 1.  1.5]",
        "parent: array of 8000000 bytes",
    ]


def test_an_array_crashes_that_was_returned_without_its_block(tmp_path: Path) -> None:
    path = tmp_path / "lose_the_block.py"
    path.write_text(LOSE_THE_BLOCK, encoding="utf-8")
    done = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, check=True)
    assert int(done.stdout) not in (0, 1)
