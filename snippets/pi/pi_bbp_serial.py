"""One process computes π to three precisions, one after the other."""

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


def compute_all(*sizes: int) -> list[str]:
    """Compute one precision after the other."""
    return [str(compute_pi(digits)) for digits in sizes]


def main() -> None:
    """Print where each result begins and ends."""
    sizes = [int(word) for word in sys.argv[1:]] or [1000, 1500, 2000]
    for text in compute_all(*sizes):
        print(f"{len(text) - 1} digits: {text[:12]}...{text[-10:]}")


if __name__ == "__main__":
    main()
