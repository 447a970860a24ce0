from collections.abc import Callable, Iterable
from decimal import Decimal, localcontext
from math import ceil, log
from multiprocessing import get_context
from typing import Any

import pytest

from snippets.pi import pi_bbp_serial
from snippets.pi import pi_bbp_split as snippet
from tests.snippets.conftest import RunSnippet

SHARES = (1, 2, 3, 7, 24, 61)


def test_it_prints_what_the_serial_program_prints(run: RunSnippet) -> None:
    for sizes in ((), ("100", "400", "250")):
        assert run("pi/pi_bbp_split", *sizes).lines == run("pi/pi_bbp_serial", *sizes).lines


def test_an_open_pool_computes_again_and_again(start_method: str) -> None:
    with get_context(start_method).Pool(2) as pool:
        for digits in (60, 90, 30, 30):
            assert snippet.compute_pi(pool, digits) == pi_bbp_serial.compute_pi(digits)


class Notebook:
    """Stands in for a pool: does all tasks itself and notes them."""

    def __init__(self) -> None:
        self.tasks: list[tuple[int, int]] = []

    def starmap(
        self, function: Callable[..., Any], tasks: Iterable[tuple[int, int]], chunksize: int
    ) -> list[Any]:
        assert chunksize == 1, "one task at a time, or one worker gets several"
        self.tasks = list(tasks)
        return [function(*task) for task in self.tasks]


@pytest.mark.parametrize("shares", SHARES)
def test_no_number_of_shares_changes_a_digit(monkeypatch: pytest.MonkeyPatch, shares: int) -> None:
    monkeypatch.setattr(snippet, "SHARES", shares)
    for digits in (100, 333, 1000):
        notebook = Notebook()
        assert snippet.compute_pi(notebook, digits) == pi_bbp_serial.compute_pi(digits)
        assert notebook.tasks == [(digits, first) for first in range(shares)]


def test_the_guard_digits_cover_the_rounding_of_many_shares(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    right = pi_bbp_serial.compute_pi(2000)
    for count in (5, 24, 64):
        monkeypatch.setattr(snippet, "SHARES", count)
        with localcontext(prec=2015) as context:
            shares = [snippet.add_share(2000, first) for first in range(count)]
            total = sum(shares, Decimal(0))
            context.prec = 2000
            assert +total == right


def test_the_shares_of_a_sum_multiply_by_nearly_as_many_digits() -> None:
    for digits in (1000, 2000):
        with localcontext(prec=digits + snippet.GUARD):
            lengths, power = [], Decimal(1)
            for _ in range(ceil(digits * log(10, 16)) + 10):
                lengths.append(len(power.as_tuple().digits))
                power /= 16
        shares = [sum(lengths[first :: snippet.SHARES]) for first in range(snippet.SHARES)]
        assert max(shares) < 1.05 * min(shares)
        # Ranges of neighboring terms have as many terms, and far more or fewer digits.
        size = len(lengths) // snippet.SHARES
        assert sum(lengths[-size:]) > 1.9 * sum(lengths[:size])
