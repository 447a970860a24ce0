from multiprocessing import Manager
from multiprocessing.managers import BaseProxy
from typing import Any

import pytest

from tests.snippets.conftest import RunSnippet


def test_no_update_is_lost(run: RunSnippet) -> None:
    assert run("managers/count_with_a_lock").lines == ["parent: 600 of 600"]


def test_an_update_takes_four_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    call = BaseProxy._callmethod

    def count(proxy: BaseProxy, name: str, *arguments: Any) -> Any:
        calls.append(name)
        return call(proxy, name, *arguments)

    monkeypatch.setattr(BaseProxy, "_callmethod", count)
    with Manager() as manager:
        hits, lock = manager.dict(page=0), manager.Lock()
        with lock:
            hits["page"] += 1
        assert calls == ["acquire", "__getitem__", "__setitem__", "release"]
