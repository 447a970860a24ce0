from tests.snippets.conftest import RunSnippet


def test_the_child_prints_the_traceback_and_the_parent_catches_nothing(run: RunSnippet) -> None:
    lines = run("process/raise_in_a_child").lines
    assert lines[:2] == ["Process Process-1:", "Traceback (most recent call last):"]
    assert lines[2].endswith(", in _bootstrap")
    assert lines[-2:] == [
        "ZeroDivisionError: division by zero",
        "parent: nothing to catch, exit code 1",
    ]
    assert "parent: caught it" not in lines


def test_the_parent_itself_succeeds(run: RunSnippet) -> None:
    assert run("process/raise_in_a_child").exit_code == 0
