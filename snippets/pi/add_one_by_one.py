# /// script
# requires-python = ">=3.11"
# dependencies = ["gmpy2"]
# ///
"""Adding up term by term loses against a tree as the digits grow."""

import time

from gmpy2 import mpz

DIGITS = [1000, 10_000, 100_000]
ROUNDS = 3


def one_by_one(first, last):
    p, q, t = mpz(1), mpz(1), mpz(0)
    for k in range(first, last):
        if k > 0:
            p *= -(6 * k - 5) * (2 * k - 1) * (6 * k - 1)
            factor = k**3 * (640320**3 // 24)
            q *= factor
            t *= factor
        t += p * (13591409 + 545140134 * k)
    return p, q, t


def tree(first, last):
    if last - first <= 24:
        return one_by_one(first, last)
    middle = (first + last) // 2
    (p1, q1, t1), (p2, q2, t2) = tree(first, middle), tree(middle, last)
    return p1 * p2, q1 * q2, q2 * t1 + p1 * t2


def milliseconds(way, terms):
    begin = time.perf_counter()
    way(0, terms)
    return 1000 * (time.perf_counter() - begin)


if __name__ == "__main__":
    print("Digits  Equal  One by one, ms  Tree, ms  Ratio")
    for digits in DIGITS:
        terms = int(digits / 14.18) + 2
        equal = one_by_one(0, terms) == tree(0, terms)
        slow, fast = [], []
        for _ in range(ROUNDS):
            slow.append(milliseconds(one_by_one, terms))
            fast.append(milliseconds(tree, terms))
        one, other = min(slow), min(fast)
        line = f"{digits:6}  {equal!s:5}  {one:14.2f}  {other:8.2f}"
        print(f"{line}  {one / other:5.1f}")
