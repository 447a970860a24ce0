from tests.snippets.conftest import RunSnippet


def test_only_kill_ends_a_child_that_ignores_terminate(run: RunSnippet) -> None:
    assert run("process/ignore_terminate").lines == [
        "after terminate(): alive True",
        "after kill(): alive False",
        "exit code -9",
    ]
