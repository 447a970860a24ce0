import re
from multiprocessing import Manager
from typing import Any

from tests.snippets.conftest import RunSnippet


def test_updates_are_lost(run: RunSnippet) -> None:
    match = re.fullmatch(r"parent: (\d+) of 600", run("managers/count_without_a_lock").lines[0])
    assert match is not None
    assert 2 <= int(match[1]) < 600  # who was stopped for long sets an old value


def test_a_plus_on_an_item_asks_and_then_sends(asked: list[tuple[Any, ...]]) -> None:
    with Manager() as manager:
        hits = manager.dict(page=1)
        hits["page"] += 1
        assert asked == [("__getitem__", "page"), ("__setitem__", "page", 2)]


def test_a_value_of_a_manager_has_no_lock_of_its_own() -> None:
    with Manager() as manager:
        assert not hasattr(manager.Value("i", 0), "get_lock")
