"""Sums of whole numbers are the same however they are shared out."""

import sys
from decimal import Decimal, localcontext
from math import ceil, log2
from multiprocessing import Pool

GUARD = 15  # digits beyond those asked for, rounded away at the end
SHARES = 8  # of every sum


def add_share(bits, first):
    total = 0  # in units of 1 / 2**bits
    for k in range(first, bits // 4 + 1, SHARES):
        shift = bits - 4 * k  # 1 / 16**k is 2**shift units
        total += (24 * k + 19 << shift) // ((8 * k + 1) * (8 * k + 5))
        total -= (3 * k + 2 << shift) // ((2 * k + 1) * (4 * k + 3))
    return total


def compute_pi(pool, digits):
    bits = ceil((digits + GUARD) * log2(10))
    tasks = [(bits, first) for first in range(SHARES)]
    total = sum(pool.starmap(add_share, tasks, chunksize=1))
    with localcontext(prec=digits + GUARD) as context:
        pi = Decimal(total) / 2**bits
        context.prec = digits
        return +pi  # the plus rounds


def open_and_compute(digits):
    with Pool() as pool:
        return compute_pi(pool, digits)


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:]] or [2000, 1500, 1000]
    with Pool() as pool:
        for digits in sizes:
            text = str(compute_pi(pool, digits))
            print(f"{len(text) - 1} digits: {text[:12]}...{text[-10:]}")
