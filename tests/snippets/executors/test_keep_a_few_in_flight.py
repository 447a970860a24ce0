from tests.snippets.conftest import RunSnippet


def test_four_items_are_read_for_the_first_result(run: RunSnippet) -> None:
    assert run("executors/keep_a_few_in_flight").lines == [
        "parent: 0 read before the first result",
        "parent: 4 read after it",
        f"parent: the others add up to {sum(range(200))}",
    ]
