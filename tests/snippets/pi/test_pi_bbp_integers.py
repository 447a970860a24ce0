import sys
import time
from decimal import Decimal, localcontext
from fractions import Fraction
from math import ceil, log2
from typing import Any

import pytest

from snippets.pi import pi_bbp_serial
from snippets.pi.check_every_digit import compute_pi_again
from snippets.pi.pi_bbp_integers import GUARD, compute_pi
from tests.snippets.conftest import RunSnippet


def count_bits(digits: int) -> int:
    return ceil((digits + GUARD) * log2(10))


def test_it_prints_the_digits_of_the_decimal_program(run: RunSnippet) -> None:
    for sizes in ((), ("400", "100", "250")):
        assert run("pi/pi_bbp_integers", *sizes).lines == run("pi/pi_bbp_serial", *sizes).lines


def test_every_number_of_digits_up_to_1100_is_rounded_correctly() -> None:
    # Digits 763 to 768 of pi are nines: there, one rounding changes many digits.
    right = compute_pi_again(1200)
    for digits in range(1, 1101):
        with localcontext(prec=digits):
            assert str(compute_pi(digits)) == str(+right)


def test_six_nines_are_rounded_up() -> None:
    # Six nines in a row: the 762 digits before them, and the nines, rounded.
    assert str(compute_pi(762)).endswith("135")
    assert str(compute_pi(765)).endswith("135000")


def test_zeros_at_the_end_are_digits_too() -> None:
    assert str(compute_pi(33)) == "3.14159265358979323846264338327950"


def test_many_digits_agree_with_a_second_formula() -> None:
    for digits in (1500, 2000, 4000, 5000, 16000):
        assert compute_pi(digits) == compute_pi_again(digits)


def test_many_digits_agree_with_mpmath() -> None:
    mpmath = pytest.importorskip("mpmath")
    for digits in (1000, 2000, 10_000):
        with mpmath.workdps(digits + 15):
            text = mpmath.nstr(mpmath.pi, digits + 10)
        with localcontext(prec=digits):
            assert compute_pi(digits) == +Decimal(text)


def test_the_digits_are_those_of_the_decimal_program() -> None:
    for digits in (2, 33, *range(755, 775), 1000, 1500, 2000):
        assert compute_pi(digits) == pi_bbp_serial.compute_pi(digits)


@pytest.mark.alone
def test_integers_are_faster_by_more_than_eight_shares_could_be() -> None:
    def seconds(function: Any) -> float:
        begin = time.process_time()
        function(4000)
        return time.process_time() - begin

    rounds = [(seconds(pi_bbp_serial.compute_pi), seconds(compute_pi)) for _ in range(3)]
    assert min(slow for slow, _ in rounds) > 8 * min(fast for _, fast in rounds)


def test_the_two_fractions_are_the_four_of_the_formula() -> None:
    for k in range(200):
        four = Fraction(4, 8 * k + 1) - Fraction(2, 8 * k + 4)
        four += -Fraction(1, 8 * k + 5) - Fraction(1, 8 * k + 6)
        first = Fraction(24 * k + 19, (8 * k + 1) * (8 * k + 5))
        assert first - Fraction(3 * k + 2, (2 * k + 1) * (4 * k + 3)) == four


def test_the_guard_holds_all_that_is_rounded_down() -> None:
    # Each term rounds twice, by less than one unit; the terms left out are less than one unit.
    for digits in (10, 1000, 2000, 16_000, 100_000):
        bits = count_bits(digits)
        wrong = Fraction(2 * (bits // 4 + 1) + 1, 2**bits)
        assert wrong * 10**digits < Fraction(1, 10**8)


def test_the_divisors_are_one_digit_of_an_int_at_these_precisions() -> None:
    k = count_bits(2000) // 4
    assert (8 * k + 1) * (8 * k + 5) < 2**sys.int_info.bits_per_digit
    assert (2 * k + 1) * (4 * k + 3) < 2**sys.int_info.bits_per_digit


def test_a_decimal_term_has_all_digits_and_a_whole_one_four_bits_fewer_each_time() -> None:
    bits, decimals = count_bits(1000), []
    with localcontext(prec=1000 + GUARD):
        power = Decimal(1)
        for k in range(bits // 4 + 1):
            term = power * (
                Decimal(4) / (8 * k + 1)
                - Decimal(2) / (8 * k + 4)
                - Decimal(1) / (8 * k + 5)
                - Decimal(1) / (8 * k + 6)
            )
            decimals.append(len(term.as_tuple().digits))
            power /= 16
    assert min(decimals[1:]) >= 1000 + GUARD - 3  # a product may end in zeros
    shifted = [(24 * k + 19 << bits - 4 * k).bit_length() for k in range(bits // 4 + 1)]
    assert shifted[0] > bits
    assert shifted[-1] < 20
    assert all(shifted[k] - shifted[k + 16] >= 4 * 16 - 6 for k in range(len(shifted) - 16))
