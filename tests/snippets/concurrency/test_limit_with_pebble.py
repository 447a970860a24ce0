from tests.snippets.conftest import RunSnippet


def test_two_results_are_lost_and_three_come(run: RunSnippet) -> None:
    assert run("concurrency/limit_with_pebble").lines == [
        "1 1",
        "2 TimeoutError",
        "3 ProcessExpired",
        "4 16",
        "5 25",
    ]
