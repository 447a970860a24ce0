from tests.snippets.conftest import RunSnippet


def test_each_result_comes_with_the_name_of_its_task(run: RunSnippet) -> None:
    lines = run("executors/take_results_as_they_end").lines
    assert sorted(lines) == ["a: 900 ms", "b: 500 ms", "c: 100 ms"]


def test_on_the_page_they_come_in_the_order_of_their_ends(shown: RunSnippet) -> None:
    lines = shown("executors/take_results_as_they_end").lines
    assert lines == ["c: 100 ms", "b: 500 ms", "a: 900 ms"]
