from tests.snippets.conftest import RunSnippet


def test_a_pool_that_was_made_before_the_fork_does_not(run: RunSnippet) -> None:
    lines = ["no answer in 2 s", "exit code of gunicorn: 0"]
    assert run("servers/preload_a_pool").lines == lines
