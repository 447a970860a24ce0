from tests.snippets.conftest import RunSnippet


def test_a_worker_lives_for_two_chunks(run: RunSnippet) -> None:
    assert run("pool/renew_the_workers").lines == [
        "chunksize=1: 1 2 1 2 1 2",
        "chunksize=2: 1 2 3 4 1 2",
    ]
