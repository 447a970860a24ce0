import re

import pytest

from snippets.cost import send_the_table_along as snippet
from tests.snippets.conftest import RunSnippet, Seen


def milliseconds(seen: Seen) -> dict[str, float]:
    """Return the least time of each way."""
    found = [re.fullmatch(r"(\w+) +([\d.]+) ms", line) for line in seen.lines]
    return {match[1]: float(match[2]) for match in found if match}


def test_it_looks_up_in_every_way(run: RunSnippet) -> None:
    ways = ["alone", "once_a_worker", "with_each_task"]
    assert list(milliseconds(run("cost/send_the_table_along"))) == ways


@pytest.mark.alone
def test_a_table_sent_with_every_task_costs_more_than_one_for_each_worker(run: RunSnippet) -> None:
    """Takes a table as large as the page does: a small one costs less than a start varies."""
    alone, once, each = milliseconds(run("cost/send_the_table_along", "200000")).values()
    assert alone < once < each


def test_the_tasks_add_up_the_whole_table() -> None:
    prices = list(range(1000))
    assert len(snippet.alone(prices)) == snippet.TASKS
    assert sum(snippet.alone(prices)) == sum(prices)


def test_all_ways_return_the_same() -> None:
    prices = list(range(1000))
    expected = snippet.alone(prices)
    assert snippet.with_each_task(prices) == expected
    assert snippet.once_a_worker(prices) == expected
