import pytest

from tests.snippets.conftest import RunSnippet


def test_with_freeze_support_the_child_runs_and_without_it_the_program(run: RunSnippet) -> None:
    seen = run("main_file/freeze_a_program")
    if seen.lines == ["PyInstaller cannot freeze this Python"]:
        pytest.skip("it needs a Python with its shared library")
    again = "  the main program, once more"
    assert seen.lines == [
        "spawn, without freeze_support():",
        again,
        again,
        "spawn, with freeze_support():",
        "  child: hello",
        "forkserver, without freeze_support():",
        again,
        again,
        "  the parent: EOFError",
        "forkserver, with freeze_support():",
        "  child: hello",
    ]
