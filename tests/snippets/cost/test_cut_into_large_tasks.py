from snippets.cost import cut_into_large_tasks as snippet
from snippets.cost import cut_too_finely
from tests.snippets.conftest import RunSnippet


def test_large_tasks_are_done_every_way(run: RunSnippet) -> None:
    head, lines = run("cost/cut_into_large_tasks").table
    assert head == ["Tasks", "Way", "A task (µs)", "Min (µs)", "Max (µs)", "Speed-up"]
    ways = ["alone", "one_by_one", "in_chunks"]
    assert [line[:2] for line in lines] == [["large", way] for way in ways]


def test_a_large_task_takes_far_longer_than_a_small_one() -> None:
    least_of_many = max(cut_too_finely.SIZES.values())
    assert snippet.SIZES["large"] >= 100 * least_of_many
