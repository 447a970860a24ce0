# /// script
# requires-python = ">=3.11"
# dependencies = ["gmpy2", "python-flint"]
# ///
"""Three programs compute π at the same time; their digits agree."""

import sys
from concurrent.futures import ProcessPoolExecutor

import gmpy2
from flint import arb, ctx
from gmpy2 import isqrt, mpz

GUARD = 20  # digits beyond those asked for, cut off at the end


def join(left, right):
    (p1, q1, t1), (p2, q2, t2) = left, right
    return p1 * p2, q1 * q2, q2 * t1 + p1 * t2


def add_up(first, last):
    if last - first > 24:
        middle = (first + last) // 2
        return join(add_up(first, middle), add_up(middle, last))
    p, q, t = mpz(1), mpz(1), mpz(0)
    for k in range(first, last):
        if k > 0:
            p *= -(6 * k - 5) * (2 * k - 1) * (6 * k - 1)
            factor = k**3 * (640320**3 // 24)
            q *= factor
            t *= factor
        t += p * (13591409 + 545140134 * k)
    return p, q, t


def by_tree(digits):
    terms = int((digits + GUARD) / 14.18) + 2
    _, q, t = add_up(0, terms)
    root = isqrt(10005 * mpz(10) ** (2 * (digits + GUARD)))
    text = (426880 * q * root // t).digits()
    return f"{text[0]}.{text[1 : digits + 1]}"


def by_gmpy2(digits):
    bits = int(3.322 * (digits + GUARD)) + 64
    with gmpy2.context(precision=bits):
        text = gmpy2.const_pi().digits(10, digits + GUARD)[0]
    return f"{text[0]}.{text[1 : digits + 1]}"


def by_flint(digits):
    ctx.dps = digits + GUARD
    return arb.pi().str(digits + GUARD, radius=False)[: digits + 2]


def count_wrong(text, right):
    pairs = zip(text, right, strict=True)
    return sum(one != other for one, other in pairs)


if __name__ == "__main__":
    digits = int(sys.argv[1]) if sys.argv[1:] else 1_000_000
    ways = [by_tree, by_gmpy2, by_flint]
    with ProcessPoolExecutor() as pool:
        futures = [pool.submit(way, digits) for way in ways]
        texts = [future.result() for future in futures]
    for way, text in zip(ways, texts, strict=True):
        wrong = count_wrong(text, texts[0])
        line = f"{way.__name__:8}  {text[:8]}...{text[-10:]}"
        print(f"{line}  {len(text) - 2} digits, {wrong} differ")
