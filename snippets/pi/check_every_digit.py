"""Two unrelated formulas agree in every digit of π."""

import math
import sys
from decimal import Decimal, localcontext

GUARD = 15  # digits beyond those asked for, rounded away at the end


def count_terms(digits: int) -> int:
    """Solve 16**-n = 10**-digits for n, and add ten for the guard."""
    return math.ceil(digits * math.log(10) / math.log(16)) + 10


def compute_pi(digits: int) -> Decimal:
    """Add up the Bailey–Borwein–Plouffe series, then round."""
    with localcontext(prec=digits + GUARD) as context:
        total, power = Decimal(0), Decimal(1)
        for k in range(count_terms(digits)):
            total += power * (
                Decimal(4) / (8 * k + 1)
                - Decimal(2) / (8 * k + 4)
                - Decimal(1) / (8 * k + 5)
                - Decimal(1) / (8 * k + 6)
            )
            power /= 16
        context.prec = digits
        return +total  # the plus rounds


def arctan_of_inverse(n: int, one: int) -> int:
    """Return arctan(1/n) in units of 1/one: 1/n - 1/(3 n**3) + ..."""
    power = total = one // n
    k = 1
    while power:
        power //= -n * n
        k += 2
        total += power // k
    return total


def compute_pi_again(digits: int) -> Decimal:
    """Use Machin's formula in whole numbers: 16 arctan 1/5 - ..."""
    one: int = 10 ** (digits + GUARD)
    pi = 16 * arctan_of_inverse(5, one) - 4 * arctan_of_inverse(
        239, one
    )
    with localcontext(prec=digits):
        return Decimal(pi) / one  # a division rounds, too


def main() -> None:
    """Compare the two digit by digit."""
    sizes = [int(word) for word in sys.argv[1:]] or [1000, 1500, 2000]
    for digits in sizes:
        one = str(compute_pi(digits))
        other = str(compute_pi_again(digits))
        wrong = sum(a != b for a, b in zip(one, other, strict=True))
        print(f"{digits} digits: {wrong} differ")


if __name__ == "__main__":
    main()
