from tests.snippets.conftest import RunSnippet


def test_results_come_in_order_until_one_raises(run: RunSnippet) -> None:
    assert run("executors/read_a_map").lines == [
        "parent: 2.0",
        "parent: 3.0",
        "parent: error, division by zero",
        "parent: left, []",
    ]
