from tests.snippets.conftest import RunSnippet


def test_all_four_counts_are_made(run: RunSnippet) -> None:
    total = sum(range(4_000_000))
    assert run("concurrency/count_serially").lines == [f"below 4000000: {total}"] * 4
