import subprocess
from pathlib import Path

import pytest

from recorder.catalog.entries import version_of
from recorder.runs.interpreters import Interpreter
from tests.pythons import pythons
from tests.snippets.conftest import RunSnippet

METHODS = ["fork", "spawn", "forkserver"]
NUMPY = """\
import sys
from multiprocessing import Pool, set_start_method

import numpy as np

generator = np.random.default_rng()


def draw(_):
    return int(generator.integers(2**62)), int(np.random.randint(2**62))


if __name__ == "__main__":
    set_start_method(sys.argv[1])
    numbers = []
    for each in range(3):
        with Pool(1) as pool:
            numbers += pool.map(draw, range(1))
    print(*[len(set(column)) for column in zip(*numbers)])
"""


def expected(method: str, python: tuple[int, ...]) -> int:
    """Return how many different ones there are: one where children are copies of one process."""
    shared = python >= (3, 14, 1) or (3, 13, 8) <= python < (3, 14)
    return 1 if method == "fork" or (method == "forkserver" and shared) else 3


@pytest.mark.parametrize("label", ["", *METHODS])
def test_copies_of_one_process_share_what_the_top_of_the_file_made(
    run: RunSnippet, start_method: str, python: tuple[int, ...], label: str
) -> None:
    count = expected(label or start_method, python)
    assert run("start_methods/copy_a_generator", label=label).lines == [
        f"different numbers: {count}",
        f"different ids: {count}",
    ]


WITH_NUMPY = [each for each in pythons().values() if "numpy" in each.packages]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("interpreter", WITH_NUMPY, ids=lambda each: each.python)
def test_generators_of_numpy_are_copied_as_well(
    interpreter: Interpreter, method: str, tmp_path: Path
) -> None:
    path = tmp_path / "draw.py"
    path.write_text(NUMPY, encoding="utf-8")
    command = [interpreter.executable, str(path), method]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    count = expected(method, version_of(interpreter.version))
    assert done.stdout.split() == [str(count)] * 2
