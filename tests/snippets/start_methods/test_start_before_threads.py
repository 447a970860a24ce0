import os
import subprocess
import sys

import pytest

from tests.snippets.conftest import ROOT, RunSnippet

LINES = [
    "parent: its thread let the lock go",
    "child: wants the lock",
    "child: has the lock",
    "parent: child's exit code 0",
]


def assert_all_is_there(lines: list[str]) -> None:
    assert sorted(lines) == sorted(LINES)
    assert lines[-1] == LINES[-1]


@pytest.mark.parametrize("label", ["", "fork"])
def test_a_child_started_first_gets_a_free_lock(run: RunSnippet, label: str) -> None:
    assert_all_is_there(run("start_methods/start_before_threads", label=label).lines)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_no_warning_comes_even_if_all_are_asked_for() -> None:
    done = subprocess.run(
        [sys.executable, "snippets/start_methods/start_before_threads.py", "fork"],
        cwd=ROOT,
        env={**os.environ, "PYTHONWARNINGS": "default"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )
    assert_all_is_there(done.stdout.splitlines())
