import time
from collections.abc import Callable
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


def test_it_lets_the_pool_do_a_fourth_of_what_would_repay_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def alone(size: int) -> None: ...

    def pool(size: int) -> None: ...

    sizes: dict[str, set[int]] = {"alone": set(), "pool": set()}

    def take(function: Callable[[int], None], size: int) -> float:
        # A pool costs 12 ms and halves the work; 10,000 take 3 ms.
        sizes[function.__name__].add(size)
        return 3 * size / 10_000 if function is alone else 12 + 3 * size / 20_000

    monkeypatch.setattr(snippet, "WORKERS", 2)
    monkeypatch.setattr(snippet, "do_alone", alone)
    monkeypatch.setattr(snippet, "timed", take)
    snippet.check("new", pool)
    # It is repaid by 24 ms of work, which are 80,000; a fourth are 20,000.
    assert sizes == {"alone": {10_000, 20_000}, "pool": {0, 20_000}}
    name, cost, least, won = capsys.readouterr().out.split(maxsplit=3)
    assert (name, cost, least) == ("new", "12.00", "24.00")
    assert won == f"0 of {snippet.ROUNDS}\n"
