import subprocess
import sys
from pathlib import Path

import pytest

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
    return 1 if method == "fork" or (method == "forkserver" and python >= (3, 14, 1)) else 3


@pytest.mark.parametrize("label", ["", *METHODS])
def test_copies_of_one_process_share_what_the_top_of_the_file_made(
    run: RunSnippet, start_method: str, python: tuple[int, ...], label: str
) -> None:
    count = expected(label or start_method, python)
    assert run("start_methods/copy_a_generator", label=label).lines == [
        f"different numbers: {count}",
        f"different ids: {count}",
    ]


@pytest.mark.parametrize("method", METHODS)
def test_generators_of_numpy_are_copied_as_well(method: str, tmp_path: Path) -> None:
    pytest.importorskip("numpy")
    path = tmp_path / "draw.py"
    path.write_text(NUMPY, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(path), method], capture_output=True, text=True, check=True
    )
    count = expected(method, sys.version_info[:3])
    assert done.stdout.split() == [str(count)] * 2
