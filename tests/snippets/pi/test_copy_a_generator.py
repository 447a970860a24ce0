import multiprocessing
import subprocess
import sys

import pytest

from tests.snippets.conftest import RunSnippet

NUMPY = """\
import multiprocessing, sys
import numpy as np

GENERATOR = np.random.default_rng()

def draw(drawn):
    drawn.put((int(GENERATOR.integers(2**62)), int(np.random.randint(2**31))))

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    drawn = multiprocessing.Queue()
    children = [multiprocessing.Process(target=draw, args=(drawn,)) for _ in range(4)]
    for child in children:
        child.start()
    own, module = zip(*[drawn.get() for child in children])
    for child in children:
        child.join()
    print(len(set(own)), len(set(module)))
"""


def copies(start_method: str, python: tuple[int, ...]) -> bool:
    """Tell whether children get what the top of the file made, rather than make it anew."""
    served = (3, 13, 8) <= python < (3, 14) or python >= (3, 14, 1)
    return start_method == "fork" or (start_method == "forkserver" and served)


def test_a_generator_made_at_the_top_is_copied_where_the_file_is_not_imported_anew(
    run: RunSnippet, start_method: str, python: tuple[int, ...]
) -> None:
    own, module = (line.split(":")[1].split() for line in run("pi/copy_a_generator").lines)
    assert own == ["1" if copies(start_method, python) else "4", "different"]
    assert module == ["4", "different"]


def test_generators_of_numpy_are_copied_too_and_its_global_one_as_well(
    tmp_path_factory: pytest.TempPathFactory, start_method: str
) -> None:
    pytest.importorskip("numpy")
    path = tmp_path_factory.mktemp("numpy") / "copy_numpy.py"
    path.write_text(NUMPY)
    command = [sys.executable, str(path), start_method]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    expected = "1 1" if copies(start_method, sys.version_info[:3]) else "4 4"
    assert done.stdout.strip() == expected, multiprocessing.get_all_start_methods()
