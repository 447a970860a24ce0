import multiprocessing
from typing import Any

from tests.snippets.conftest import RunSnippet


def test_without_the_lock_the_parent_sees_a_half_done_move(run: RunSnippet) -> None:
    totals, purses = run("memory/move_without_the_lock").lines
    assert "99" in totals
    assert purses == "purses: [49, 51]"


def move(purses: Any) -> None:
    with purses.get_lock():
        purses[0] -= 1
        purses[1] += 1


def test_a_lock_in_the_writer_alone_does_not_help_the_reader(start_method: str) -> None:
    context = multiprocessing.get_context(start_method)
    purses = context.Array("i", [50, 50])
    child = context.Process(target=move, args=(purses,))  # type: ignore[attr-defined]
    before = purses[0]
    child.start()
    child.join()
    assert before + purses[1] == 101
