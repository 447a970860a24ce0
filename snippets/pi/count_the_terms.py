"""Past a certain number, more terms give no more digits of π."""

import math
import sys
from decimal import Decimal, localcontext

GUARD = 15  # digits beyond those asked for, rounded away at the end


def count_terms(digits: int) -> int:
    """Solve 16**-n = 10**-digits for n, and add ten for the guard."""
    return math.ceil(digits * math.log(10) / math.log(16)) + 10


def compute_pi(digits: int, terms: int) -> Decimal:
    """Add up so many terms of the series, then round."""
    with localcontext(prec=digits + GUARD) as context:
        total, power = Decimal(0), Decimal(1)
        for k in range(terms):
            total += power * (
                Decimal(4) / (8 * k + 1)
                - Decimal(2) / (8 * k + 4)
                - Decimal(1) / (8 * k + 5)
                - Decimal(1) / (8 * k + 6)
            )
            power /= 16
        context.prec = digits
        return +total


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
        return Decimal(pi) / one


def count_right(text: str, right: str) -> int:
    """Count the digits before the first wrong one."""
    pairs = enumerate(zip(text, right, strict=True))
    wrong = next((n for n, (a, b) in pairs if a != b), len(text))
    return wrong - 1  # the point is no digit


def main() -> None:
    """Count the right digits that so many terms give."""
    digits = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    enough = count_terms(digits)
    right = str(compute_pi_again(digits))
    print("Terms  Right digits")
    for terms in (
        enough // 2,
        enough - 20,
        enough - 10,
        enough,
        digits,
    ):
        text = str(compute_pi(digits, terms))
        good = count_right(text, right)
        print(f"{terms:5}  {good:12}")


if __name__ == "__main__":
    main()
