import pickle
import subprocess
import sys
from multiprocessing.reduction import ForkingPickler
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

import numpy as np

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


def test_an_array_over_an_open_block_travels_as_a_copy_of_it_all() -> None:
    block = SharedMemory(create=True, size=80_000)
    numbers = np.ndarray(10_000, buffer=block.buf)
    numbers[:] = 1
    message = ForkingPickler.dumps(numbers)
    assert len(message) > numbers.nbytes
    numbers[:] = 2
    assert pickle.loads(message).sum() == 10_000
    del numbers
    block.close()
    block.unlink()
