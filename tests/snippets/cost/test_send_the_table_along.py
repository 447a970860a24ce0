from __future__ import annotations

import re
from collections.abc import Iterable
from multiprocessing import get_context
from typing import Any

import pytest

from snippets.cost import send_the_table_along as snippet
from tests.snippets.conftest import RunSnippet, Seen


class Counted(list[int]):
    """A table that counts how often it is pickled."""

    times = 0

    def __reduce_ex__(self, _: object) -> tuple[type[Counted], tuple[Iterable[Any]]]:
        Counted.times += 1
        return Counted, (list(self),)


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


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_the_table_travels_with_each_task_or_once_for_each_worker_that_is_no_fork(
    monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    monkeypatch.setattr(snippet, "Pool", get_context(method).Pool)
    times = []
    for name in ("with_each_task", "once_a_worker"):
        Counted.times = 0
        assert getattr(snippet, name)(Counted(range(100))) == snippet.alone(range(100))
        times.append(Counted.times)
    assert times == [snippet.TASKS, 0 if method == "fork" else 2]
