from tests.snippets.conftest import RunSnippet


def test_threads_lose_counts_and_never_add_any(run: RunSnippet) -> None:
    kept, expected = map(int, run("interpreters/lose_a_count").text.split(" of "))
    assert expected == 4 * 500_000
    assert 0 < kept < expected
