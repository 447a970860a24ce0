from tests.snippets.conftest import RunSnippet


def test_a_closed_process_object_cannot_be_asked(run: RunSnippet) -> None:
    lines = run("process/ask_after_close").lines
    assert lines[:3] == ["child: working", "parent: alive False", "parent: closed"]
    assert lines[-1] == "ValueError: process object is closed"
