import os
import subprocess
import sys

import pytest

from tests.snippets.conftest import ROOT, RunSnippet

ANOTHER = {"fork": "spawn", "spawn": "forkserver", "forkserver": "fork"}


def check(lines: list[str], method: str) -> None:
    """Check which tests failed under this start method."""
    failed = [line.split("::")[1].split()[0] for line in lines if line.startswith("FAILED")]
    assert failed == ["test_capsys", *(["test_capfd"] if method == "forkserver" else [])]


def test_capsys_hears_no_child(run: RunSnippet, start_method: str) -> None:
    check(run("inside/capture_a_child").lines, start_method)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has spawn alone")
def test_the_argument_chooses_the_start_method(run: RunSnippet, start_method: str) -> None:
    method = ANOTHER[start_method]
    check(run("inside/capture_a_child", label=method).lines, method)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has spawn alone")
def test_a_fork_server_that_starts_in_the_test_inherits_the_file_of_capfd() -> None:
    program = ROOT / "snippets" / "inside" / "capture_a_child.py"
    done = subprocess.run(
        [sys.executable, str(program), "forkserver"],
        env=os.environ | {"PYTEST_ADDOPTS": "-k capfd"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "1 passed, 1 deselected" in done.stdout


def test_capsys_replaces_the_object_alone(capsys: pytest.CaptureFixture[str]) -> None:
    print("hello")
    assert sys.stdout is not sys.__stdout__
    assert capsys.readouterr().out == "hello\n"
