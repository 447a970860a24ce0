from tests.snippets.conftest import RunSnippet


def test_the_pool_counts_the_same(run: RunSnippet) -> None:
    lines = run("pool/count_primes_serially").lines
    assert lines == run("pool/count_primes").lines
