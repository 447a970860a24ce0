import multiprocessing
import sys

import pytest

from tests.snippets.conftest import RunSnippet

Rows = dict[str, list[str]]


@pytest.fixture
def rows(run: RunSnippet) -> Rows:
    """Return the numbers of each start method."""
    head, lines = run("process/ask_two_ways").table
    assert head == ["Start method", "Main program", "os.getppid()", "parent_process().pid"]
    return {method: numbers for method, *numbers in lines}


def test_python_names_the_main_program_under_every_start_method(rows: Rows) -> None:
    assert set(rows) == set(multiprocessing.get_all_start_methods())
    assert all(python == main for main, _, python in rows.values())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has spawn alone")
def test_only_a_fork_server_stands_between_child_and_main_program(rows: Rows) -> None:
    for method, (main, system, _) in rows.items():
        assert (system == main) == (method != "forkserver")


def test_the_main_program_has_no_parent_process() -> None:
    assert multiprocessing.parent_process() is None
