import sys

import pytest

from tests.snippets.conftest import RunSnippet

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
