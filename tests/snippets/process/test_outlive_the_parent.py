import sys

import pytest

from tests.snippets.conftest import RunSnippet, Seen

ANOTHER = {"fork": "spawn", "spawn": "forkserver", "forkserver": "fork"}


def answers(seen: Seen) -> tuple[str, str, str, list[str]]:
    """Return the parent's pid, the system's answer before and after, Python's answer.

    A child that is slow to start may speak after the parent's end, so each
    process's lines are read for themselves.
    """
    parent, ends = (line for line in seen.lines if line.startswith("parent:"))
    before, after, told = (line for line in seen.lines if line.startswith("child:"))
    assert ends == "parent: ends now"
    python = told.removeprefix("child: parent_process() ").split(", alive: ")
    return parent.split()[-1], before.split()[-1], after.split()[-1], python


def test_python_still_names_the_parent_and_knows_that_it_ended(run: RunSnippet) -> None:
    pid, _, _, python = answers(run("process/outlive_the_parent"))
    assert python == [pid, "False"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the old id")
def test_the_systems_answer_afterwards_is_not_the_parent(
    run: RunSnippet, start_method: str
) -> None:
    pid, before, after, _ = answers(run("process/outlive_the_parent"))
    assert after != pid
    if start_method == "fork":  # its child speaks at once
        assert before == pid
    if start_method == "forkserver":
        assert before == after


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has spawn alone")
def test_the_argument_chooses_the_start_method(run: RunSnippet, start_method: str) -> None:
    another = ANOTHER[start_method]
    pid, before, after, _ = answers(run("process/outlive_the_parent", label=another))
    assert after != pid
    assert (before == after) == (another == "forkserver")
