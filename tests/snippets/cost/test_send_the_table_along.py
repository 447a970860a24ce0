import pytest

from snippets.cost.send_the_table_along import TASKS, WAYS, work_alone
from tests.snippets.conftest import RunSnippet, Seen


def table(seen: Seen) -> dict[str, list[float]]:
    """Return median, least and most of each way."""
    head, lines = seen.table
    assert head == ["Way", "Median (ms)", "Min (ms)", "Max (ms)"]
    return {line[0]: [float(cell) for cell in line[1:]] for line in lines}


def test_it_looks_up_in_every_way(run: RunSnippet) -> None:
    assert list(table(run("cost/send_the_table_along"))) == list(WAYS)


@pytest.mark.alone
def test_a_table_sent_with_every_task_costs_more_than_one_for_each_worker(run: RunSnippet) -> None:
    """Takes a table as large as the page does: a small one costs less than a start varies."""
    rows = table(run("cost/send_the_table_along", "200000"))
    assert rows["alone"][1] < rows["pool, once a worker"][1] < rows["pool, with every task"][1]


def test_the_tasks_add_up_the_whole_table() -> None:
    prices = list(range(1000))
    assert len(work_alone(prices, 1)) == TASKS
    assert sum(work_alone(prices, 1)) == sum(prices)


def test_all_ways_return_the_same() -> None:
    prices = list(range(1000))
    expected = work_alone(prices, 2)
    assert all(way(prices, 2) == expected for way in WAYS.values())
