from decimal import Decimal, localcontext

from snippets.pi import pi_bbp_serial
from snippets.pi.check_every_digit import compute_pi, compute_pi_again
from tests.snippets.conftest import RunSnippet


def compute_pi_a_third_way(digits: int) -> Decimal:
    """Use the Gauss-Legendre iteration, which shares nothing with the two series."""
    with localcontext(prec=digits + 15) as context:
        a, b, t, p = Decimal(1), 1 / Decimal(2).sqrt(), Decimal("0.25"), Decimal(1)
        for _ in range(digits.bit_length()):
            a, b, t, p = (a + b) / 2, (a * b).sqrt(), t - p * ((a - b) / 2) ** 2, 2 * p
        total = (a + b) ** 2 / (4 * t)
        context.prec = digits
        return +total


def test_only_without_guard_digits_the_last_one_or_two_are_wrong(run: RunSnippet) -> None:
    lines = run("pi/check_every_digit").lines[1:]
    rows = [tuple(map(int, line.split())) for line in lines]
    assert [row[:2] for row in rows] == [(d, g) for d in (1000, 1500, 2000) for g in (15, 0)]
    for digits, guard, wrong in rows:
        assert wrong == 0 if guard else wrong in (1, 2)
        if not guard:
            same = str(compute_pi_again(digits))[:-2]
            assert str(compute_pi(digits, 0)).startswith(same), "the wrong digits are the last"


def test_what_is_checked_is_what_the_serial_program_computes() -> None:
    for digits in (10, 99, 1000, 1500, 2000):
        assert compute_pi(digits, pi_bbp_serial.GUARD) == pi_bbp_serial.compute_pi(digits)


def test_a_third_formula_agrees_with_both() -> None:
    for digits in (1000, 1500, 2000):
        right = compute_pi_a_third_way(digits)
        assert compute_pi(digits, 15) == right
        assert compute_pi_again(digits) == right
