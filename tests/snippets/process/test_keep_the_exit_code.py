from tests.snippets.conftest import RunSnippet


def test_the_exit_code_is_told_after_close(run: RunSnippet) -> None:
    assert run("process/keep_the_exit_code").lines == [
        "child: working",
        "parent: exit code 0",
        "parent: closed",
        "parent: exit code 0",
    ]
