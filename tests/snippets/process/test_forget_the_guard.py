import re
from pathlib import Path

import pytest

from recorder.catalog.entries import Place
from recorder.runs.terminal import run_at_terminal
from tests.snippets.conftest import ROOT, RunSnippet, interpreters


def test_the_file_runs_twice_and_no_third_time(run: RunSnippet) -> None:
    lines = run("process/forget_the_guard").lines
    assert [line for line in lines if line.startswith("this file runs as")] == [
        "this file runs as __main__",
        "this file runs as __mp_main__",
    ]


def test_the_child_fails_before_it_greets(run: RunSnippet) -> None:
    seen = run("process/forget_the_guard")
    assert "child: hello" not in seen.text
    assert seen.lines[-1] == "parent: the child's exit code is 1"


def test_the_message_shows_the_missing_guard(run: RunSnippet) -> None:
    text = run("process/forget_the_guard").text
    assert text.count("\nRuntimeError:") == 1
    assert "if __name__ == '__main__':" in text
    assert re.search(r'spawn\.py", line \d+, in get_preparation_data', text)
    below = text[text.index("in _fixup_main_from_path") :]
    assert re.search(r'File "snippets/process/forget_the_guard\.py", line \d+, in <module>', below)


@pytest.mark.parametrize("python", sorted(interpreters()))
def test_under_forkserver_it_fails_too_in_other_words(python: str, tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "process" / "forget_the_guard.py").read_text("utf-8")
    script = tmp_path / "unguarded.py"
    script.write_text(source.replace('"spawn"', '"forkserver"'), encoding="utf-8")
    seen = run_at_terminal([interpreters()[python].executable, str(script)], limit=30.0)
    output = seen.output.decode()
    assert "child: hello" not in output
    assert "this file runs as __mp_main__" in output
    if seen.exit_code:
        assert "ConnectionResetError" in output
    else:
        assert "RuntimeError:" in output
        assert "the child's exit code is 1" in output


def test_fork_alone_needs_no_guard(place: Place, tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "process" / "forget_the_guard.py").read_text("utf-8")
    script = tmp_path / "unguarded.py"
    script.write_text(source.replace('"spawn"', '"fork"'), encoding="utf-8")
    seen = run_at_terminal([interpreters()[place.python].executable, str(script)], limit=30.0)
    assert b"child: hello, Ada" in seen.output
    assert b"Error" not in seen.output
