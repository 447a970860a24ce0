from tests.snippets.conftest import RunSnippet


def test_only_kill_ends_a_child_that_ignores_terminate(run: RunSnippet) -> None:
    assert run("process/ignore_terminate").lines == [
        "child: working",
        "parent: alive after terminate() True",
        "parent: exit code -9",
    ]
