"""Another formula agrees in every digit, if there are guard digits."""

from decimal import Decimal, localcontext
from math import ceil, log


def compute_pi(digits, guard):
    with localcontext(prec=digits + guard) as context:
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


def arctan_of_inverse(n, one):  # 1/n - 1/(3 n**3) + 1/(5 n**5) - ...
    power = total = one // n
    k = 1
    while power:
        power //= -n * n
        k += 2
        total += power // k
    return total


def compute_pi_again(digits):
    one = 10 ** (digits + 15)  # all is counted in units of 1 / one
    pi = 16 * arctan_of_inverse(5, one)
    pi -= 4 * arctan_of_inverse(239, one)
    with localcontext(prec=digits):
        return Decimal(pi) / one  # a division rounds, too


if __name__ == "__main__":
    print("Digits  Guard digits  Wrong digits")
    for digits in [1000, 1500, 2000]:
        right = str(compute_pi_again(digits))
        for guard in [15, 0]:
            text = str(compute_pi(digits, guard))
            pairs = zip(text, right, strict=True)
            wrong = sum(one != other for one, other in pairs)
            print(f"{digits:6}  {guard:12}  {wrong:12}")
