import pytest

from tests.snippets.conftest import RunSnippet


def test_nothing_is_lost(run: RunSnippet) -> None:
    assert run("memory/add_once").lines == ["400000 of 400000"]


@pytest.mark.alone
def test_it_takes_less_time_than_a_lock_for_each_update(run: RunSnippet) -> None:
    assert run("memory/add_once").seconds < run("memory/hold_the_lock").seconds
