"""Whoever ends a process waits for it: readers copy that, or a zombie stays."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ENDS = {"terminate", "kill"}
WAITS = {"join", "wait", "communicate"}
OF_AN_EXECUTOR = {
    "snippets/executors/end_the_worker.py": {"worker"},
    "snippets/trouble/terminate_the_children.py": {"child"},
}
"""Workers that their executor waits for, at the end of its block."""
BODIES = ("body", "orelse", "finalbody")


def objects_of(nodes: list[Any], methods: set[str]) -> set[str]:
    """Return what these methods are called of."""
    return {
        ast.unparse(inner.func.value)
        for node in nodes
        for inner in ast.walk(node)
        if isinstance(inner, ast.Call)
        and isinstance(inner.func, ast.Attribute)
        and inner.func.attr in methods
    }


def not_waited_for(block: list[Any], later: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield what is ended in a block, and not waited for behind that, there or further out."""
    for number, statement in enumerate(block, 1):
        behind = later | objects_of(block[number:], WAITS)
        parts = [getattr(statement, name, []) for name in BODIES]
        parts += [handler.body for handler in getattr(statement, "handlers", [])]
        if not any(parts):
            yield from objects_of([statement], ENDS) - behind - {"os"}
        own = isinstance(statement, ast.FunctionDef | ast.ClassDef)
        for part in parts:
            yield from not_waited_for(part, frozenset() if own else behind)


def test_every_process_that_a_snippet_ends_is_waited_for() -> None:
    found = {}
    for path in sorted((ROOT / "snippets").rglob("*.py")):
        if names := set(not_waited_for(ast.parse(path.read_text(encoding="utf-8")).body)):
            found[path.relative_to(ROOT).as_posix()] = names
    assert found == OF_AN_EXECUTOR


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("child.terminate()\nchild.join()", set()),
        ("child.kill()", {"child"}),
        ("child.join()\nchild.kill()", {"child"}),
        ("if late:\n    child.kill()\nother.join()", {"child"}),
        ("try:\n    pass\nfinally:\n    child.kill()\nchild.join()", set()),
        ("try:\n    pass\nexcept OSError:\n    child.kill()", {"child"}),
        ("def end():\n    child.kill()\nchild.join()", {"child"}),
        ("os.kill(1, 9)", set()),
    ],
)
def test_what_is_not_waited_for_is_found(source: str, expected: set[str]) -> None:
    assert set(not_waited_for(ast.parse(source).body)) == expected
