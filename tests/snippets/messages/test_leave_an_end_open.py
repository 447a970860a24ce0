import difflib
import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet


def test_without_the_close_the_child_never_hears_the_end(run: RunSnippet) -> None:
    seen = run("messages/leave_an_end_open")
    assert seen.exit_code is None
    assert seen.lines == [
        "parent: sent to and received TO",
        "parent: sent and and received AND",
        "parent: sent fro and received FRO",
    ]


def test_it_lacks_one_line_of_the_program_that_ends() -> None:
    folder = Path(__file__).parents[3] / "snippets" / "messages"
    ends, hangs = (
        (folder / f"{name}.py").read_text("utf-8").splitlines()[1:]  # without what it says it does
        for name in ("talk_through_a_pipe", "leave_an_end_open")
    )
    changes = [line for line in difflib.ndiff(ends, hangs) if line[0] in "+-"]
    assert changes == ["-     other_end.close()"]


def wait_for_the_end(end: Connection) -> None:
    with pytest.raises(EOFError):
        end.recv()


def test_under_fork_even_an_end_that_was_not_passed_stays_open(start_method: str) -> None:
    context = multiprocessing.get_context(start_method)
    end, childs_end = context.Pipe()
    child = context.Process(target=wait_for_the_end, args=(childs_end,))  # type: ignore[attr-defined]
    child.start()
    childs_end.close()
    end.close()
    child.join(0.5 if start_method == "fork" else 30)
    try:
        assert (child.exitcode is None) == (start_method == "fork")
    finally:
        child.kill()
        child.join()
