import pytest

from tests.snippets.conftest import RunSnippet


def test_with_freeze_support_the_child_runs_and_without_it_the_program(run: RunSnippet) -> None:
    seen = run("main_file/freeze_a_program")
    if seen.lines == ["PyInstaller cannot freeze this Python"]:
        pytest.skip("it needs a Python with its shared library")
    without, _, supported = seen.text.partition("with freeze_support():")
    assert "the main program, once more" in without
    assert "child: hello" not in without
    assert supported.split("\n") == ["", "  child: hello"]
