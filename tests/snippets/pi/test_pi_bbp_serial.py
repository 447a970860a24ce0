import math

from snippets.pi.check_every_digit import compute_pi_again
from snippets.pi.pi_bbp_serial import GUARD, compute_pi
from tests.snippets.conftest import RunSnippet

FIRST_50 = "3.1415926535897932384626433832795028841971693993751"
ENDS = [
    "2000 digits: 3.1415926535...4780275901",
    "1500 digits: 3.1415926535...9750930296",
    "1000 digits: 3.1415926535...9216420199",
]


def test_it_prints_as_many_digits_as_asked_for(run: RunSnippet) -> None:
    lines = run("pi/pi_bbp_serial", "50", "150", "100").lines
    assert [line.split(":")[0] for line in lines] == ["50 digits", "150 digits", "100 digits"]


def test_without_arguments_it_computes_the_three_of_the_page(run: RunSnippet) -> None:
    assert run("pi/pi_bbp_serial").lines == ENDS


def test_the_first_fifty_digits_are_the_known_ones() -> None:
    assert str(compute_pi(50)) == FIRST_50


def test_every_digit_is_that_of_a_second_formula() -> None:
    for digits in (2, 33, *range(755, 775), 1000, 1500, 2000, 4000):
        assert compute_pi(digits) == compute_pi_again(digits)


def test_the_last_digit_is_rounded() -> None:
    longer = str(compute_pi_again(100))
    cut = 0
    for digits in range(2, 60):
        kept, following = longer[: digits + 1], int(longer[digits + 1])
        up = following >= 5
        assert str(compute_pi(digits)) == kept[:-1] + str(int(kept[-1]) + up) or kept[-1] == "9"
        cut += not up
    assert 20 < cut < 40, "some are rounded up, and some are not"


def test_the_terms_reach_below_the_guard() -> None:
    # What is left out after n terms is less than 16**-n / (4 * n**2).
    assert math.ceil(1000 * math.log(10, 16)) + 10 == 841
    for digits in (10, 100, 1000, 2000, 4000):
        n = math.ceil(digits * math.log(10, 16)) + 10
        left_out = -n * math.log10(16) - math.log10(4 * n * n)
        assert left_out < -(digits + GUARD - 1)


def test_a_term_adds_a_little_more_than_one_digit() -> None:
    assert 1.2 < math.log10(16) < 1.21
