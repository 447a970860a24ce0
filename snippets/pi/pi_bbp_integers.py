"""Whole numbers give the same digits of π as decimals, and sooner."""

import math
import sys
from decimal import Decimal, localcontext

GUARD = 15  # digits beyond those asked for, rounded away at the end


def count_bits(digits: int) -> int:
    """Count the bits that hold so many digits and the guard."""
    return math.ceil((digits + GUARD) * math.log2(10))


def compute_pi(digits: int) -> Decimal:
    """Add up the series in units of 1 / 2**bits, then round."""
    bits = count_bits(digits)
    total = 0
    for k in range(bits // 4 + 1):
        shift = bits - 4 * k  # 1 / 16**k is 2**shift units
        total += (24 * k + 19 << shift) // ((8 * k + 1) * (8 * k + 5))
        total -= (3 * k + 2 << shift) // ((2 * k + 1) * (4 * k + 3))
    with localcontext(prec=digits + GUARD) as context:
        pi = Decimal(total) * Decimal("0.5") ** bits
        context.prec = digits
        return +pi  # the plus rounds


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
