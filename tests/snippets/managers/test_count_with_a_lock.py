from multiprocessing import Manager
from typing import Any

from tests.snippets.conftest import RunSnippet


def test_no_update_is_lost(run: RunSnippet) -> None:
    assert run("managers/count_with_a_lock").lines == ["parent: 600 of 600"]


def test_an_update_takes_four_calls(asked: list[tuple[Any, ...]]) -> None:
    with Manager() as manager:
        hits, lock = manager.dict(page=0), manager.Lock()
        with lock:
            hits["page"] += 1
        assert [name for name, *_ in asked] == ["acquire", "__getitem__", "__setitem__", "release"]
