import time
from multiprocessing import get_context

import pytest

from snippets.cost import find_the_break_even as snippet
from tests.snippets.conftest import RunSnippet

HEAD = ["Pool", "Cost (ms)", "At least (ms)", "Won at a fourth (rounds)"]


@pytest.mark.parametrize("cpus", [2, 3, 8, 64])
def test_at_the_break_even_both_take_as_long(cpus: int) -> None:
    pays = snippet.break_even(0.03, cpus)
    assert pays == pytest.approx(0.03 + pays / cpus)
    assert 0.03 < pays <= 0.06


def test_the_break_even_of_two_workers_is_twice_their_cost(run: RunSnippet) -> None:
    head, rows = run("cost/find_the_break_even").table
    assert head == HEAD
    assert [row[0] for row in rows] == ["new", "warm"]
    for row in rows:
        assert float(row[2]) == pytest.approx(2 * float(row[1]), abs=0.02)


@pytest.mark.alone
def test_a_new_pool_costs_more_than_a_warm_one(run: RunSnippet) -> None:
    _, (new, warm) = run("cost/find_the_break_even").table
    assert float(new[1]) > float(warm[1])


@pytest.mark.alone
def test_far_below_the_break_even_a_new_pool_loses(run: RunSnippet) -> None:
    _, rows = run("cost/find_the_break_even").table
    won, rounds = rows[0][3].split(" of ")
    assert int(won) <= int(rounds) // 2


def test_it_gives_the_same_results_in_all_ways() -> None:
    from multiprocessing import Pool

    expected = snippet.do_alone(10)
    assert snippet.do_new(10) == expected
    with Pool(2) as pool:
        assert snippet.do_warm(pool, 10) == expected


@pytest.mark.alone
def test_four_workers_cost_more_to_start_than_two(start_method: str) -> None:
    """The shortest of several starts: a busy machine delays some."""
    starts = []
    for workers in (2, 4):
        times = []
        for _ in range(5):
            begin = time.perf_counter()
            with get_context(start_method).Pool(workers):
                times.append(time.perf_counter() - begin)
        starts.append(min(times))
    assert starts[0] < starts[1]
