from pathlib import Path

from tests.snippets.conftest import RunSnippet
from tests.snippets.start_methods.under_fork import run_under


def test_the_lock_of_its_object_cannot_travel(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("start_methods/start_a_method")
    message = seen.lines.index("TypeError: cannot pickle '_thread.lock' object")
    after = seen.lines[message + 1 :]
    assert ("when serializing dict item 'lock'" in after) == (python >= (3, 14))
    assert "child: counted" not in seen.text


def test_a_fork_needs_no_pickling(tmp_path: Path) -> None:
    lines = run_under("fork", "start_methods/start_a_method", tmp_path)
    assert lines == ["child: counted to 1"]
