"""Two halves of the terms are not two halves of the work."""

from decimal import Decimal, localcontext
from math import ceil, log

DIGITS = 2000
GUARD = 15


def count_digits(powers):
    return sum(len(power.as_tuple().digits) for power in powers)


if __name__ == "__main__":
    with localcontext(prec=DIGITS + GUARD):
        powers = [Decimal(1)]
        for _ in range(ceil(DIGITS * log(10, 16)) + 9):
            powers.append(powers[-1] / 16)
    half = len(powers) // 2
    print("Terms         Digits to multiply by")
    print(f"first half    {count_digits(powers[:half]):21,}")
    print(f"second half   {count_digits(powers[half:]):21,}")
    print(f"even numbers  {count_digits(powers[::2]):21,}")
    print(f"odd numbers   {count_digits(powers[1::2]):21,}")
