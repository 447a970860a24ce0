from inspect import getsource
from typing import Any, cast

import pytest

from snippets.pi import monte_carlo_pool, monte_carlo_serial
from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import WORKERS, Draws, PoolOfNobody, read


@pytest.mark.parametrize("parts", ["1", "3", "4"])
def test_pool_and_serial_program_agree_where_the_parts_do(run: RunSnippet, parts: str) -> None:
    arguments = ("100003", parts)
    serial = run("pi/monte_carlo_serial", *arguments).lines
    assert run("pi/monte_carlo_pool", *arguments).lines == serial


def test_two_runs_print_the_same(run: RunSnippet) -> None:
    first = run("pi/monte_carlo_pool", label="four_workers").lines
    assert run("pi/monte_carlo_pool", label="four_workers_again").lines == first
    assert run("pi/monte_carlo_serial", label="four_parts").lines == first


def test_another_number_of_parts_gives_another_estimate() -> None:
    assert len({monte_carlo_serial.estimate(100_003, parts) for parts in (1, 2, 3, 4)}) > 1


@pytest.mark.parametrize("parts", WORKERS)
def test_it_draws_every_point(monkeypatch: pytest.MonkeyPatch, parts: int) -> None:
    nobody = cast("Any", PoolOfNobody())
    serial = monte_carlo_serial.estimate(1003, parts)
    assert monte_carlo_pool.estimate(nobody, 1003, parts) == serial
    monkeypatch.setattr(Draws, "numbers", 0)
    monkeypatch.setattr(monte_carlo_pool, "Random", Draws)
    assert monte_carlo_pool.estimate(nobody, 1003, parts) == (4.0, 0.0)
    assert Draws.numbers == 2 * 1003


def test_both_programs_hold_the_same_functions() -> None:
    for name in ("count_hits", "share_out", "summarize"):
        one, other = getattr(monte_carlo_serial, name), getattr(monte_carlo_pool, name)
        assert getsource(one) == getsource(other)


def test_by_default_it_takes_as_many_workers_as_cpus_are_usable(run: RunSnippet) -> None:
    _, parts, _, _ = read(run("pi/monte_carlo_pool", "1000").lines)
    assert parts == monte_carlo_pool.usable_cpus()
