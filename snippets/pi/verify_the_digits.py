# /// script
# requires-python = ">=3.11"
# dependencies = ["gmpy2", "mpmath"]
# ///
"""Three ways to compute π at the same time; their digits compared."""

import math
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

import gmpy2
import mpmath
from gmpy2 import isqrt, mpz

GUARD = 20  # digits beyond those asked for, cut off at the end
RUN = 24  # so few terms are added up in a loop


def split(first: int, last: int, terms: int) -> tuple[mpz, mpz, mpz]:
    """Add up the terms of a range, as the fraction T / Q."""
    p, q, t = mpz(1), mpz(1), mpz(0)
    if last - first > RUN:
        middle = (first + last) // 2
        p1, q1, t1 = split(first, middle, terms)
        p2, q2, t2 = split(middle, last, terms)
        return p1 * p2, q1 * q2, q2 * t1 + p1 * t2
    for k in range(first, last):
        if k > 0:
            p *= -(6 * k - 5) * (2 * k - 1) * (6 * k - 1)
            factor = k**3 * (640320**3 // 24)
            q *= factor
            t *= factor
        t += p * (13591409 + 545140134 * k)
    if last == terms:
        p = mpz(0)  # no term follows, so nobody needs this product
    return p, q, t


def by_series(digits: int) -> str:
    """Compute π as the other programs of this chapter do."""
    terms = int((digits + GUARD) / 14.18) + 2
    _, q, t = split(0, terms, terms)
    root = isqrt(10005 * mpz(10) ** (2 * (digits + GUARD)))
    text = (426880 * q * root // t).digits()
    return f"{text[0]}.{text[1 : digits + 1]}"


def by_gmpy2(digits: int) -> str:
    """Compute π by gmpy2's own function."""
    bits = math.ceil((digits + GUARD) * math.log2(10))
    with gmpy2.context(precision=bits):
        text = gmpy2.const_pi().digits(10, digits + GUARD)[0]
    return f"{text[0]}.{text[1 : digits + 1]}"


def by_mpmath(digits: int) -> str:
    """Compute π by mpmath's own function."""
    with mpmath.workdps(digits + GUARD):
        text: str = mpmath.nstr(+mpmath.pi, digits + GUARD)
    return text[: digits + 2]


def call(program: Callable[[int], str], digits: int) -> str:
    """Run one of the three."""
    return program(digits)


def main() -> None:
    """Compare the digits of the series with those of the libraries."""
    digits = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    programs = (by_series, by_gmpy2, by_mpmath)
    with ProcessPoolExecutor(3) as pool:
        texts = list(pool.map(call, programs, [digits] * 3))
    for program, text in zip(programs, texts, strict=True):
        pairs = zip(texts[0], text, strict=True)
        wrong = sum(one != other for one, other in pairs)
        line = f"{program.__name__:9}  {len(text) - 2} digits"
        print(f"{line}, ...{text[-10:]}, {wrong} differ")


if __name__ == "__main__":
    main()
