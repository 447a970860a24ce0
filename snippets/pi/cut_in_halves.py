"""Two halves of the terms are not two halves of the work."""

import math
import sys
from decimal import Decimal, localcontext

GUARD = 15  # digits beyond those asked for, rounded away at the end


def count_terms(digits: int) -> int:
    """Solve 16**-n = 10**-digits for n, and add ten for the guard."""
    return math.ceil(digits * math.log(10) / math.log(16)) + 10


def count_digits(number: Decimal) -> int:
    """Count the digits that a multiplication has to go through."""
    return len(number.as_tuple().digits)


def main() -> None:
    """Count the digits of the powers of 16 in two pairs of shares."""
    digits = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    terms = count_terms(digits)
    with localcontext(prec=digits + GUARD):
        powers = [Decimal(1)]
        while len(powers) < terms:
            powers.append(powers[-1] / 16)
    sizes = [count_digits(power) for power in powers]
    shares = {
        "first half": sizes[: terms // 2],
        "second half": sizes[terms // 2 :],
        "even numbers": sizes[::2],
        "odd numbers": sizes[1::2],
    }
    print("Terms         Digits to multiply by")
    for name, share in shares.items():
        print(f"{name:12}  {sum(share):21,}")


if __name__ == "__main__":
    main()
