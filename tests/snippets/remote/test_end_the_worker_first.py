from tests.snippets.conftest import RunSnippet


def test_a_worker_that_got_none_ends_well(run: RunSnippet) -> None:
    assert run("remote/end_the_worker_first").lines == [
        "worker: nothing left",
        "parent: exit code 0",
    ]
