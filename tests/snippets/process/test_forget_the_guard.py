import sys
from pathlib import Path

from recorder.runs.terminal import run_at_terminal
from tests.snippets.conftest import RunSnippet


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
    assert seen.exit_code == 1


def test_the_message_shows_the_missing_guard(run: RunSnippet) -> None:
    text = run("process/forget_the_guard").text
    assert text.count("\nRuntimeError:") == 1
    assert "if __name__ == '__main__':" in text


def test_without_a_guard_a_pool_starts_workers_again_and_again(tmp_path: Path) -> None:
    script = tmp_path / "unguarded_pool.py"
    script.write_text(
        'from multiprocessing import get_context\nget_context("spawn").Pool(1).map(abs, [1])\n',
        encoding="utf-8",
    )
    seen = run_at_terminal([sys.executable, str(script)], limit=3.0)
    assert seen.exit_code is None  # still at it when it was stopped
    assert seen.output.count(b"RuntimeError:") > 1
