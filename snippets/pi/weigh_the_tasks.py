"""The largest of the three is more than half of the work."""

from decimal import Decimal, localcontext
from math import ceil, log
from time import process_time

GUARD = 15  # digits beyond those asked for, rounded away at the end


def compute_pi(digits):
    with localcontext(prec=digits + GUARD) as context:
        total, power = Decimal(0), Decimal(1)
        for k in range(ceil(digits * log(10, 16)) + 10):
            total += power * (
                Decimal(4) / (8 * k + 1)
                - Decimal(2) / (8 * k + 4)
                - Decimal(1) / (8 * k + 5)
                - Decimal(1) / (8 * k + 6)
            )
            power /= 16
        context.prec = digits
        return +total  # the plus rounds


if __name__ == "__main__":
    times = {}
    for digits in [2000, 1500, 1000]:
        begin = process_time()
        compute_pi(digits)
        times[digits] = process_time() - begin
    whole = sum(times.values())
    for digits, seconds in times.items():
        print(f"{digits} digits: {100 * seconds / whole:.0f} %")
    print(f"The whole is {whole / times[2000]:.2f} times the largest.")
