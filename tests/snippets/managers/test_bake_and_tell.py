import multiprocessing
from multiprocessing import Manager
from multiprocessing.managers import BaseProxy
from typing import Any

import pytest

from snippets.managers.bake_and_tell import bake
from tests.snippets.conftest import RunSnippet


def test_the_parent_reads_what_workers_report_while_they_work(run: RunSnippet) -> None:
    assert run("managers/bake_and_tell").lines == [
        "parent, meanwhile: [('apple', 'in the oven'), ('plum', 'in the oven')]",
        "parent, at the end: [('apple', 'baked'), ('plum', 'baked')]",
    ]


def test_a_copy_is_one_call_and_dict_one_for_each_key(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    call = BaseProxy._callmethod

    def count(proxy: BaseProxy, name: str, *arguments: Any) -> Any:
        calls.append(name)
        return call(proxy, name, *arguments)

    monkeypatch.setattr(BaseProxy, "_callmethod", count)
    with Manager() as manager:
        states = manager.dict(dict.fromkeys(range(5), "baked"))
        del calls[:]
        assert type(states.copy()) is dict
        assert calls == ["copy"]
        del calls[:]
        assert len(dict(states)) == 5
        assert calls == ["keys", *["__getitem__"] * 5]


def test_no_result_comes_before_the_task_has_ended(start_method: str) -> None:
    context = multiprocessing.get_context(start_method)
    with context.Manager() as manager, context.Pool(1) as pool:
        states, seen = manager.dict(), manager.Event()
        result = pool.apply_async(bake, ("apple", states, seen))
        result.wait(0.3)
        assert not result.ready()
        seen.set()
        assert result.get(60) is None
