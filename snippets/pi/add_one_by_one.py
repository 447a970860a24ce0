# /// script
# requires-python = ">=3.11"
# dependencies = ["gmpy2"]
# ///
"""Adding up term by term loses against a tree as the digits grow."""

import statistics
import sys
import time
from collections.abc import Callable

from gmpy2 import mpz

RUN = 24  # so few terms are added up in a loop
ROUNDS = 7


def one_by_one(first: int, last: int) -> tuple[mpz, mpz, mpz]:
    """Add up the terms of a range, one after the other."""
    p, q, t = mpz(1), mpz(1), mpz(0)
    for k in range(first, last):
        if k > 0:
            p *= -(6 * k - 5) * (2 * k - 1) * (6 * k - 1)
            factor = k**3 * (640320**3 // 24)
            q *= factor
            t *= factor
        t += p * (13591409 + 545140134 * k)
    return p, q, t


def split(first: int, last: int) -> tuple[mpz, mpz, mpz]:
    """Add up both halves of a range, then join them."""
    if last - first <= RUN:
        return one_by_one(first, last)
    middle = (first + last) // 2
    p1, q1, t1 = split(first, middle)
    p2, q2, t2 = split(middle, last)
    return p1 * p2, q1 * q2, q2 * t1 + p1 * t2


Way = Callable[[int, int], tuple[mpz, mpz, mpz]]


def milliseconds(way: Way, terms: int) -> float:
    """Time one sum of so many terms."""
    begin = time.perf_counter()
    way(0, terms)
    return 1000 * (time.perf_counter() - begin)


def main() -> None:
    """Time both ways in turn, at several numbers of digits."""
    sizes = [int(word) for word in sys.argv[1:]]
    sizes = sizes or [3000, 10000, 30000, 100000]
    print("Digits  Equal  One by one, ms  Tree, ms  Ratio, min to max")
    for digits in sizes:
        terms = int(digits / 14.18) + 2
        equal = one_by_one(0, terms) == split(0, terms)
        slow, fast = [], []
        for _ in range(ROUNDS):
            slow.append(milliseconds(one_by_one, terms))
            fast.append(milliseconds(split, terms))
        rounds = zip(slow, fast, strict=True)
        ratios = sorted(one / other for one, other in rounds)
        one, tree = statistics.median(slow), statistics.median(fast)
        line = f"{digits:6}  {equal!s:5}  {one:14.1f}  {tree:8.1f}"
        print(f"{line}  {ratios[0]:.1f} to {ratios[-1]:.1f}")


if __name__ == "__main__":
    main()
