"""Past a certain number, more terms give no more digits of π."""

from decimal import Decimal, localcontext
from math import ceil, log

DIGITS = 1000
GUARD = 15  # digits beyond those asked for, rounded away at the end


def compute_pi(digits, terms):
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


def count_right(text, right):
    for place, (one, other) in enumerate(zip(text, right, strict=True)):
        if one != other:
            return place - 1  # the point is no digit
    return len(text) - 1


if __name__ == "__main__":
    enough = ceil(DIGITS * log(10, 16)) + 10
    counts = [enough // 2, enough - 20, enough - 10, enough, DIGITS]
    right = str(compute_pi(DIGITS, 2 * DIGITS))
    print("Terms  Right digits")
    for terms in counts:
        text = str(compute_pi(DIGITS, terms))
        print(f"{terms:5}  {count_right(text, right):12}")
