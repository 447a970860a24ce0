import ast
import difflib
from multiprocessing import Manager
from multiprocessing.managers import BaseProxy
from pathlib import Path
from typing import Any

import pytest

from tests.snippets.conftest import RunSnippet

SNIPPETS = Path(__file__).parents[3] / "snippets" / "travel"


def test_both_notes_come_through_the_queue(run: RunSnippet) -> None:
    assert run("travel/pass_a_managers_queue").lines == ["did 1", "did 2"]


def test_two_lines_differ_from_the_program_that_failed() -> None:
    names = ("pass_a_queue_as_a_task", "pass_a_managers_queue")
    before, after = (
        ast.unparse(ast.parse((SNIPPETS / f"{name}.py").read_text("utf-8")).body[1:]).splitlines()  # type: ignore[arg-type]
        for name in names
    )
    changes = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    assert [line[0] for line in changes] == ["-", "+"] * 2


def test_a_put_and_a_get_are_one_call_each(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    call = BaseProxy._callmethod

    def count(proxy: BaseProxy, name: str, *arguments: Any) -> Any:
        calls.append(name)
        return call(proxy, name, *arguments)

    monkeypatch.setattr(BaseProxy, "_callmethod", count)
    with Manager() as manager:
        notes = manager.Queue()
        notes.put("did 1")
        assert notes.get() == "did 1"
    assert calls == ["put", "get"]
