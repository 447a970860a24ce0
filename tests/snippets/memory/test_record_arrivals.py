import ast

from tests.snippets.conftest import RunSnippet


def test_every_child_found_a_slot_of_its_own(run: RunSnippet) -> None:
    start, arrivals = run("memory/record_arrivals").lines
    assert start == "parent: starts 6 children"
    slots = ast.literal_eval(arrivals.removeprefix("parent: arrivals "))
    assert sorted(slots) == [1, 2, 3, 4, 5, 6]


def test_a_lock_that_cannot_be_taken_twice_hangs(run: RunSnippet) -> None:
    lines = run("memory/record_arrivals", label="not_twice").lines
    assert lines == ["parent: starts 6 children"]
