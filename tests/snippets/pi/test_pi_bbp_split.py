from collections.abc import Callable, Iterable
from decimal import Decimal, localcontext
from multiprocessing.pool import Pool
from typing import Any, cast

import pytest

from snippets.pi import pi_bbp_serial, pi_bbp_split
from tests.snippets.conftest import RunSnippet

WORKERS = (1, 2, 3, 7, 24, 61)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_workers_gives_the_serial_digits(run: RunSnippet, workers: int) -> None:
    sizes = ("400", "100", "250")
    split = run("pi/pi_bbp_split", *sizes, "--workers", str(workers))
    assert split.lines == run("pi/pi_bbp_serial", *sizes).lines


def test_without_arguments_it_takes_the_three_precisions(run: RunSnippet) -> None:
    assert run("pi/pi_bbp_split").lines == run("pi/pi_bbp_serial").lines


def test_an_open_pool_computes_again_and_again() -> None:
    with Pool(2) as pool:
        for sizes in ((60, 90, 30), (50,), (40, 40)):
            assert pi_bbp_split.compute_all(pool, 2, *sizes) == pi_bbp_serial.compute_all(*sizes)


class Notebook:
    """Stands in for a pool: does all tasks itself and notes their order."""

    def __init__(self) -> None:
        self.tasks: list[tuple[int, int, int]] = []

    def starmap(
        self, function: Callable[..., Any], tasks: Iterable[tuple[int, int, int]], chunksize: int
    ) -> list[Any]:
        assert chunksize == 1
        self.tasks = list(tasks)
        return [function(*task) for task in self.tasks]


@pytest.mark.parametrize("workers", WORKERS)
def test_no_number_of_workers_changes_a_digit(workers: int) -> None:
    notebook = Notebook()
    texts = pi_bbp_split.compute_all(cast("Pool", notebook), workers, 100, 1000, 333)
    assert texts == pi_bbp_serial.compute_all(100, 1000, 333)
    assert [task[2] for task in notebook.tasks] == sorted([100, 333, 1000] * workers, reverse=True)


def test_the_guard_digits_cover_the_rounding_of_many_shares() -> None:
    right = pi_bbp_split.add_every(1, 0, 2000)
    for step in (5, 24, 64):
        with localcontext(prec=2015) as context:
            shares = [pi_bbp_split.add_every(step, first, 2000) for first in range(step)]
            total = sum(shares, Decimal(0))
            context.prec = 2000
            assert +total == +right
