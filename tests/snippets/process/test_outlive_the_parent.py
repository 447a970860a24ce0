import re
import sys

import pytest

from tests.snippets.conftest import RunSnippet, Seen


def answers(seen: Seen) -> tuple[list[tuple[str, str]], list[str]]:
    """Return what Python said of the parent, and what the system said, before and after."""
    python = re.findall(r"^child: parent (\d+), alive: (\w+)$", seen.text, re.MULTILINE)
    system = re.findall(r"^child: os.getppid\(\) (\d+)$", seen.text, re.MULTILINE)
    assert len(python) == len(system) == 2
    return python, system


def test_python_still_names_the_parent_and_knows_that_it_ended(run: RunSnippet) -> None:
    python, _ = answers(run("process/outlive_the_parent"))
    (before, first), (after, second) = python
    assert before == after
    assert (first, second) == ("True", "False")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the old id")
def test_only_a_fork_server_stays_the_systems_parent(run: RunSnippet, start_method: str) -> None:
    python, (before, after) = answers(run("process/outlive_the_parent"))
    program = python[0][0]
    assert after != program
    assert (before == after) == (start_method == "forkserver")
    assert (before == program) == (start_method != "forkserver")


def test_the_program_was_killed(run: RunSnippet) -> None:
    (line,) = [line for line in run("process/outlive_the_parent").lines if "exit code" in line]
    assert line == f"program: killed, exit code {1 if sys.platform == 'win32' else -9}"
