import re

from tests.snippets.conftest import RunSnippet


def test_the_parent_catches_the_original_exception(run: RunSnippet) -> None:
    seen = run("pool/raise_in_a_pool")
    assert any(line.startswith("parent: caught ZeroDivisionError(") for line in seen.lines)
    assert seen.lines[-1].startswith("ZeroDivisionError: ")
    assert "parent: [" not in seen.text


def test_the_task_s_own_line_stands_in_the_remote_traceback(run: RunSnippet) -> None:
    text = run("pool/raise_in_a_pool").text
    assert text.index("RemoteTraceback") < text.index("in divide") < text.index("direct cause")


def test_other_chunks_run_to_their_end_before_the_parent_hears(run: RunSnippet) -> None:
    lines = run("pool/raise_in_a_pool").lines
    caught = next(n for n, line in enumerate(lines) if "caught" in line)
    assert caught == 3
    divided = [re.sub(r"worker: 12 // (\d) is \d", r"\1", line) for line in lines[:caught]]
    assert sorted(divided) == ["3", "4", "6"]


def test_later_tasks_of_the_same_chunk_never_begin(run: RunSnippet) -> None:
    lines = run("pool/raise_in_a_pool", label="one_chunk").lines
    assert [line for line in lines if line.startswith("worker:")] == ["worker: 12 // 3 is 4"]
    assert lines[1].startswith("parent: caught ZeroDivisionError(")
