import math

from snippets.pi.pi_bbp_serial import compute_pi, count_terms
from tests.snippets.conftest import RunSnippet

FIRST_50 = "3.1415926535897932384626433832795028841971693993751"


def test_it_prints_as_many_digits_as_asked_for(run: RunSnippet) -> None:
    assert [line.split(":")[0] for line in run("pi/pi_bbp_serial", "50", "100", "150").lines] == [
        "50 digits",
        "100 digits",
        "150 digits",
    ]


def test_without_arguments_it_takes_the_three_precisions(run: RunSnippet) -> None:
    assert run("pi/pi_bbp_serial").lines == [
        "1000 digits: 3.1415926535...9216420199",
        "1500 digits: 3.1415926535...9750930296",
        "2000 digits: 3.1415926535...4780275901",
    ]


def test_the_first_fifty_digits_are_the_known_ones() -> None:
    assert str(compute_pi(50)) == FIRST_50


def test_a_thousand_digits_take_841_terms() -> None:
    assert count_terms(1000) == 841


def test_ten_terms_more_than_the_digits_need_reach_below_the_guard() -> None:
    # What is left out after n terms is less than 16**-n / (4 * n**2).
    for digits in (10, 100, 1000, 2000, 4000):
        n = count_terms(digits)
        left_out = -n * math.log10(16) - math.log10(4 * n * n)
        assert left_out < -(digits + 14)
