import subprocess
from pathlib import Path

import pytest

from recorder.catalog.entries import version_of
from tests.pythons import pythons
from tests.snippets.conftest import RunSnippet
from tests.snippets.start_methods.under_fork import run_under

X_OPTIONS = """\
import sys
from multiprocessing import Process, set_start_method


def tell():
    print("own" in sys._xoptions)


if __name__ == "__main__":
    set_start_method(sys.argv[1])
    child = Process(target=tell)
    child.start()
    child.join()
"""
OLD = "child: verbose=False, log level WARNING, MODE=None"
SET = "verbose=True, log level INFO, MODE=fast"


def test_children_of_the_server_have_the_settings_of_the_file(run: RunSnippet) -> None:
    assert run("start_methods/lose_the_settings").lines == [OLD, f"parent: {SET}", OLD]


@pytest.mark.parametrize(
    ("method", "last"),
    [
        ("fork", f"child: {SET}"),
        ("spawn", "child: verbose=False, log level WARNING, MODE=fast"),
    ],
)
def test_a_fork_has_them_all_and_spawn_the_environment(
    method: str, last: str, tmp_path: Path
) -> None:
    lines = run_under(method, "start_methods/lose_the_settings", tmp_path)
    assert lines == [OLD, f"parent: {SET}", last]


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_x_options_reach_children_in_newer_releases(method: str, tmp_path: Path) -> None:
    path = tmp_path / "tell.py"
    path.write_text(X_OPTIONS, encoding="utf-8")
    for interpreter in pythons().values():
        version = version_of(interpreter.version)
        if method in interpreter.start_methods and not (3, 13, 0) < version < (3, 14, 10):
            command = [interpreter.executable, "-X", "own=1", str(path), method]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            assert done.stdout.split() == [str(version >= (3, 14, 10))]
