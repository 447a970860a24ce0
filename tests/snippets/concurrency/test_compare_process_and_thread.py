import re
import signal
import sys
from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet

Rows = dict[str, tuple[str, str]]


@pytest.fixture
def rows(run: RunSnippet) -> Rows:
    """Return the cells for threads and for processes, by what they tell."""
    lines = run("concurrency/compare_process_and_thread", "5").lines
    cells = [re.split(r" {2,}", line) for line in lines]
    return {what: (thread, process) for what, thread, process in cells}


def number(cell: str) -> float:
    """Return the quantity of a cell without its unit."""
    return float(cell.split()[0].replace(",", ""))


def test_a_thread_shares_globals_and_crashes_and_a_process_neither(rows: Rows) -> None:
    assert rows["its change to a global is seen"] == ("yes", "no")
    crashes = rows["the program, after it crashed"]
    assert crashes[1] == "exit code 0"
    assert crashes[0] != "exit code 0"
    if sys.platform != "win32":
        assert crashes[0] == f"exit code {-signal.SIGABRT}"


@pytest.mark.alone
def test_a_process_costs_more_time_and_memory_than_a_thread(rows: Rows) -> None:
    """The shortest of several starts: a busy machine delays some."""
    thread, process = (number(cell) for cell in rows["start and join, min to max"])
    assert thread < process
    if Path("/proc/self/smaps_rollup").exists():
        thread, process = (number(cell) for cell in rows["memory that it adds"])
        assert thread < process
    else:
        assert rows["memory that it adds"] == ("–", "–")
