import re
import subprocess
import sys

import pytest

from recorder.catalog.entries import version_of
from tests.pythons import pythons
from tests.snippets.conftest import ROOT, RunSnippet

WARNING = re.compile(
    r"multiprocessing/popen_fork\.py:\d+: DeprecationWarning: This process \(pid=\d+\) is "
    r"multi-threaded, use of fork\(\) may lead to deadlocks in the child\."
)


def test_nothing_shows_unless_asked_for(run: RunSnippet) -> None:
    assert run("start_methods/show_the_fork_warning").lines == [
        "child: hello",
        "parent: exit code 0",
    ]


def test_the_filter_shows_it_since_python_3_12(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("start_methods/show_the_fork_warning", label="shown")
    assert len(WARNING.findall(seen.text)) == (1 if python >= (3, 12) else 0)
    assert "child: hello" in seen.lines
    assert "parent: exit code 0" in seen.lines


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_an_option_of_python_shows_it_too() -> None:
    program = "snippets/start_methods/show_the_fork_warning.py"
    for interpreter in pythons().values():
        done = subprocess.run(
            [interpreter.executable, "-W", "default", program],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
            check=True,
            timeout=60,
        )
        assert bool(WARNING.search(done.stderr)) == (version_of(interpreter.version) >= (3, 12))
