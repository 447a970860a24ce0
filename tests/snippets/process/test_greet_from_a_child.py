from tests.snippets.conftest import RunSnippet


def test_the_child_greets_under_its_own_name(run: RunSnippet) -> None:
    assert run("process/greet_from_a_child").lines == [
        "Process-1: hello, Ada",
        "MainProcess: the child has ended",
    ]
