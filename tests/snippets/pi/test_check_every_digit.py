from decimal import Decimal, localcontext

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


def test_no_digit_differs_between_the_two_formulas(run: RunSnippet) -> None:
    sizes = (10, 99, 1000, 1500, 2000)
    assert run("pi/check_every_digit", *map(str, sizes)).lines == [
        f"{digits} digits: 0 differ" for digits in sizes
    ]


def test_a_third_formula_agrees_with_both() -> None:
    for digits in (1000, 1500, 2000):
        right = compute_pi_a_third_way(digits)
        assert compute_pi(digits) == right
        assert compute_pi_again(digits) == right
