from tests.snippets.conftest import RunSnippet


def test_a_pool_that_the_worker_made_answers(run: RunSnippet) -> None:
    lines = ["answer: 144", "exit code of gunicorn: 0"]
    assert run("servers/answer_with_a_pool").lines == lines
