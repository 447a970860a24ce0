import pickle
import subprocess
import sys
from pathlib import Path

from snippets.main_file.import_the_function import TYPED, square
from tests.snippets.conftest import RunSnippet


def test_what_is_typed_finds_what_it_imported(run: RunSnippet) -> None:
    assert run("main_file/import_the_function").lines == ["[4, 16, 36]"]


def test_what_travels_is_the_name_of_a_function_and_its_module() -> None:
    travels = pickle.dumps(square)
    assert b"square" in travels
    assert b"snippets.main_file.import_the_function" in travels
    assert len(travels) < 100
    assert pickle.loads(travels) is square


def test_elsewhere_what_is_typed_does_not_find_the_file(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TYPED], cwd=tmp_path, stderr=subprocess.PIPE, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("ModuleNotFoundError")
