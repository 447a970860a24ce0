import re
import subprocess
import sys
from pathlib import Path

from snippets.inside.run_under_cprofile import PROGRAM
from tests.pythons import pythons
from tests.snippets.conftest import RunSnippet

TRACEBACK = "Traceback (most recent call last):"


def test_old_pythons_do_not_find_the_function(run: RunSnippet, python: tuple[int, ...]) -> None:
    lines = run("inside/run_under_cprofile").lines
    if python >= (3, 14):
        assert lines == ["program: [1, 4, 9]", "exit code 0"]
    else:
        assert lines[0].endswith("attribute lookup square on __main__ failed")
        assert lines[-1] == "exit code 1"


def test_as_a_script_the_program_works(start_method: str, tmp_path: Path) -> None:
    text = re.sub(r'set_start_method\("\w+"\)', f'set_start_method("{start_method}")', PROGRAM)
    assert start_method in text
    (tmp_path / "work.py").write_text(text)
    done = subprocess.run(
        [sys.executable, "work.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "program: [1, 4, 9]\n"


def test_the_traceback_stands_below_the_long_table(tmp_path: Path) -> None:
    python = pythons()["3.11"]  # the newest ones do not fail
    (tmp_path / "work.py").write_text(PROGRAM)
    done = subprocess.run(
        [python.executable, "-u", "-m", "cProfile", "work.py"],  # as in a terminal, line by line
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=60,
    )
    lines = done.stdout.splitlines()
    table, below = lines.index("   Ordered by: cumulative time"), lines.index(TRACEBACK)
    assert below - table > 100
    assert lines[-1].endswith("attribute lookup square on __main__ failed")
