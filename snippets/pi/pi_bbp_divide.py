"""Without a product of two long numbers, the digits come sooner."""

import sys
from decimal import Decimal, localcontext
from math import ceil, log

GUARD = 15  # digits beyond those asked for, rounded away at the end


def compute_pi(digits):
    with localcontext(prec=digits + GUARD) as context:
        total, power = Decimal(0), Decimal(1)
        for k in range(ceil(digits * log(10, 16)) + 10):
            total += 4 * power / (8 * k + 1)
            total -= 2 * power / (8 * k + 4)
            total -= power / (8 * k + 5)
            total -= power / (8 * k + 6)
            power /= 16
        context.prec = digits
        return +total  # the plus rounds


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:]] or [2000, 1500, 1000]
    for pi in map(compute_pi, sizes):
        text = str(pi)
        print(f"{len(text) - 1} digits: {text[:12]}...{text[-10:]}")
