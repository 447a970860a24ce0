from tests.snippets.conftest import RunSnippet


def test_only_the_exit_code_tells_the_two_joins_apart(run: RunSnippet) -> None:
    assert run("process/join_with_timeout").lines == [
        "join(0.1) returned None",
        "exit code None alive True",
        "join() returned None",
        "exit code 0 alive False",
    ]
