from tests.snippets.conftest import RunSnippet


def test_the_parent_carries_on_after_a_childs_exception(run: RunSnippet) -> None:
    lines = run("process/raise_in_a_child").lines
    assert lines[:2] == ["Process Process-1:", "Traceback (most recent call last):"]
    assert lines[-4:] == [
        "ZeroDivisionError: division by zero",
        "parent: exit code 1",
        "child: 1 / 2 is 0.5",
        "parent: exit code 0",
    ]


def test_the_parent_itself_succeeds(run: RunSnippet) -> None:
    assert run("process/raise_in_a_child").exit_code == 0
