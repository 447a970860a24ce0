import pytest

from snippets.cost.send_the_table_along import TASKS, WAYS, work_alone
from tests.snippets.conftest import RunSnippet

Rows = dict[str, list[float]]


@pytest.fixture
def rows(run: RunSnippet) -> Rows:
    """Return median, least and most of each way, with as large a table as on the page."""
    head, lines = run("cost/send_the_table_along", "200000").table
    assert head == ["Way", "Median (ms)", "Min (ms)", "Max (ms)"]
    return {line[0]: [float(cell) for cell in line[1:]] for line in lines}


def test_it_looks_up_in_every_way(rows: Rows) -> None:
    assert list(rows) == list(WAYS)


@pytest.mark.alone
def test_a_table_sent_with_every_task_costs_more_than_one_for_each_worker(rows: Rows) -> None:
    assert rows["pool, once a worker"][1] < rows["pool, with every task"][1]


@pytest.mark.alone
def test_looking_up_alone_is_faster_than_sending(rows: Rows) -> None:
    assert rows["alone"][1] < rows["pool, once a worker"][1]


def test_the_tasks_add_up_the_whole_table() -> None:
    prices = list(range(1000))
    assert len(work_alone(prices, 1)) == TASKS
    assert sum(work_alone(prices, 1)) == sum(prices)


def test_all_ways_return_the_same() -> None:
    prices = list(range(1000))
    expected = work_alone(prices, 2)
    assert all(way(prices, 2) == expected for way in WAYS.values())
