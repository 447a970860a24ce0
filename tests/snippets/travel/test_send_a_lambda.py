import sys

import pytest

from tests.snippets.conftest import RunSnippet

ANOTHER = {"fork": "spawn", "spawn": "forkserver", "forkserver": "fork"}


def check(lines: list[str], method: str) -> None:
    """Check what the program printed under this start method."""
    if method == "fork":
        assert lines == ["child: hello", "parent: exit code 0"]
        return
    (message,) = [line for line in lines if line.startswith("_pickle.PicklingError: ")]
    assert "<lambda>" in message
    assert "child: hello" not in lines
    assert not any(line.startswith("parent: ") for line in lines)


def test_a_lambda_runs_in_a_forked_child_alone(run: RunSnippet, start_method: str) -> None:
    check(run("travel/send_a_lambda").lines, start_method)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has spawn alone")
def test_the_argument_chooses_the_start_method(run: RunSnippet, start_method: str) -> None:
    method = ANOTHER[start_method]
    check(run("travel/send_a_lambda", label=method).lines, method)
