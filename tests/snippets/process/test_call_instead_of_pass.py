from tests.snippets.conftest import RunSnippet


def test_the_parent_greets_before_the_child_starts(run: RunSnippet) -> None:
    assert run("process/call_instead_of_pass").lines == [
        "MainProcess: hello, Ada",
        "MainProcess: starts the child",
        "MainProcess: exit code 0",
    ]
