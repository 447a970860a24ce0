import multiprocessing
import time

import pytest

from snippets.memory.add_once import add_many
from tests.snippets.conftest import RunSnippet


def test_nothing_is_lost(run: RunSnippet) -> None:
    assert run("memory/add_once").lines == ["400000 of 400000"]


@pytest.mark.alone
def test_it_takes_less_time_than_a_lock_for_each_update(run: RunSnippet) -> None:
    assert run("memory/add_once").seconds < run("memory/hold_the_lock").seconds


@pytest.mark.alone
def test_most_of_that_time_is_not_the_counting(run: RunSnippet) -> None:
    begin = time.perf_counter()
    add_many(multiprocessing.Value("i", 0))
    assert 4 * (time.perf_counter() - begin) < run("memory/add_once").seconds / 2
