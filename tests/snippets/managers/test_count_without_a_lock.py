import re
from multiprocessing import Manager
from multiprocessing.managers import BaseProxy
from typing import Any

import pytest

from tests.snippets.conftest import RunSnippet


def test_updates_are_lost(run: RunSnippet) -> None:
    match = re.fullmatch(r"parent: (\d+) of 600", run("managers/count_without_a_lock").lines[0])
    assert match is not None
    assert 2 <= int(match[1]) < 600  # who was stopped for long sets an old value


def test_a_plus_gets_and_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    call = BaseProxy._callmethod

    def count(proxy: BaseProxy, name: str, *arguments: Any) -> Any:
        calls.append(name)
        return call(proxy, name, *arguments)

    monkeypatch.setattr(BaseProxy, "_callmethod", count)
    with Manager() as manager:
        hits = manager.dict(page=0)
        hits["page"] += 1
        assert calls == ["__getitem__", "__setitem__"]
