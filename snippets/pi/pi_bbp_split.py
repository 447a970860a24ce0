"""Every sum is dealt out, so that all workers end together."""

import sys
from decimal import Decimal, localcontext
from math import ceil, log
from multiprocessing import Pool

GUARD = 15  # digits beyond those asked for, rounded away at the end
SHARES = 8  # of every sum


def add_share(digits, first):
    with localcontext(prec=digits + GUARD):
        total, power = Decimal(0), Decimal(1) / 16**first
        for k in range(first, ceil(digits * log(10, 16)) + 10, SHARES):
            total += power * (
                Decimal(4) / (8 * k + 1)
                - Decimal(2) / (8 * k + 4)
                - Decimal(1) / (8 * k + 5)
                - Decimal(1) / (8 * k + 6)
            )
            power /= 16**SHARES
        return total


def compute_pi(pool, digits):
    tasks = [(digits, first) for first in range(SHARES)]
    with localcontext(prec=digits + GUARD) as context:
        total = sum(pool.starmap(add_share, tasks, chunksize=1))
        context.prec = digits
        return +total  # the plus rounds


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:]] or [2000, 1500, 1000]
    with Pool() as pool:
        for digits in sizes:
            text = str(compute_pi(pool, digits))
            print(f"{len(text) - 1} digits: {text[:12]}...{text[-10:]}")
