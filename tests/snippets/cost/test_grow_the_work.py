import pytest

from snippets.cost import grow_the_work as snippet
from tests.snippets.conftest import RunSnippet


def test_it_times_every_size_in_three_ways(run: RunSnippet) -> None:
    head, rows = run("cost/grow_the_work").table
    assert head == ["Size", "Alone (ms)", "New pool (ms)", "Warm pool (ms)"]
    assert [row[0] for row in rows] == [f"{size:,}" for size in snippet.SIZES]


@pytest.mark.alone
def test_a_pool_loses_with_the_smallest_work(run: RunSnippet) -> None:
    _, rows = run("cost/grow_the_work").table
    alone, new, warm = (float(cell) for cell in rows[0][1:])
    assert alone < warm
    assert alone < new


def test_all_ways_return_the_same() -> None:
    from multiprocessing import Pool

    expected = snippet.do_alone(10)
    assert len(expected) == snippet.TASKS
    assert snippet.do_in_a_new_pool(2, 10) == expected
    with Pool(2) as pool:
        assert snippet.do_in(pool, 10) == expected
