"""Without guard digits the last digits of π are wrong."""

import math
import sys
from decimal import Decimal, localcontext


def compute_pi(digits: int, guard: int) -> Decimal:
    """Add up the Bailey–Borwein–Plouffe series, then round."""
    terms = math.ceil(digits * math.log(10) / math.log(16)) + 10
    with localcontext(prec=digits + guard) as context:
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
    one: int = 10 ** (digits + 15)
    pi = 16 * arctan_of_inverse(5, one) - 4 * arctan_of_inverse(
        239, one
    )
    with localcontext(prec=digits):
        return Decimal(pi) / one


def main() -> None:
    """Count wrong digits without and with a guard."""
    sizes = [int(word) for word in sys.argv[1:]] or [1000, 1500, 2000]
    print("Digits  Guard digits  Wrong digits")
    for digits in sizes:
        right = str(compute_pi_again(digits))
        for guard in (0, 15):
            text = str(compute_pi(digits, guard))
            wrong = sum(
                a != b for a, b in zip(text, right, strict=True)
            )
            print(f"{digits:6}  {guard:12}  {wrong:12}")


if __name__ == "__main__":
    main()
