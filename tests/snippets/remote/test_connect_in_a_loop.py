from tests.snippets.conftest import RunSnippet


def test_a_worker_that_was_refused_gets_through_later(run: RunSnippet) -> None:
    assert run("remote/connect_in_a_loop").lines == [
        "parent: the worker was refused",
        "worker: connected",
    ]
