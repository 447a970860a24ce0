from decimal import Decimal, localcontext

import pytest

from snippets.pi import pi_bbp_split
from tests.snippets.conftest import RunSnippet


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_workers_gives_the_serial_digits(run: RunSnippet, workers: int) -> None:
    sizes = ("400", "100", "250")
    split = run("pi/pi_bbp_split", *sizes, "--workers", str(workers))
    assert split.lines == run("pi/pi_bbp_serial", *sizes).lines


def test_without_arguments_it_takes_the_three_precisions(run: RunSnippet) -> None:
    assert run("pi/pi_bbp_split").lines == run("pi/pi_bbp_serial").lines


def test_the_guard_digits_cover_the_rounding_of_many_shares() -> None:
    right = pi_bbp_split.add_every(1, 0, 2000)
    for step in (5, 24, 64):
        with localcontext(prec=2015) as context:
            shares = [pi_bbp_split.add_every(step, first, 2000) for first in range(step)]
            total = sum(shares, Decimal(0))
            context.prec = 2000
            assert +total == +right


def test_the_shares_of_a_sum_differ_by_one_term_at_most() -> None:
    terms = pi_bbp_split.count_terms(1000)
    for workers in (2, 3, 24, 64):
        sizes = {len(range(first, terms, workers)) for first in range(workers)}
        assert max(sizes) - min(sizes) <= 1
