"""Whole numbers give the same digits of π as decimals, and sooner."""

import sys
from decimal import Decimal, localcontext
from math import ceil, log2

GUARD = 15  # digits beyond those asked for, rounded away at the end


def compute_pi(digits):
    bits = ceil((digits + GUARD) * log2(10))
    total = 0  # in units of 1 / 2**bits
    for k in range(bits // 4 + 1):
        shift = bits - 4 * k  # 1 / 16**k is 2**shift units
        total += (24 * k + 19 << shift) // ((8 * k + 1) * (8 * k + 5))
        total -= (3 * k + 2 << shift) // ((2 * k + 1) * (4 * k + 3))
    with localcontext(prec=digits + GUARD) as context:
        pi = Decimal(total) / 2**bits
        context.prec = digits
        return +pi  # the plus rounds


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:]] or [2000, 1500, 1000]
    for pi in map(compute_pi, sizes):
        text = str(pi)
        print(f"{len(text) - 1} digits: {text[:12]}...{text[-10:]}")
