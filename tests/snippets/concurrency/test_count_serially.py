from tests.snippets.conftest import RunSnippet


def test_all_four_counts_are_made(run: RunSnippet) -> None:
    total = sum(range(1000))
    assert run("concurrency/count_serially", "1000").lines == [f"below 1000: {total}"] * 4
