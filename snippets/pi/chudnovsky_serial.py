# /// script
# requires-python = ">=3.11"
# dependencies = ["gmpy2"]
# ///
"""One process computes π by a series that it adds up in a tree."""

import sys

from gmpy2 import isqrt, mpz

# The series is that of D. V. and G. V. Chudnovsky (1988). Adding it up
# in a tree is binary splitting: R. P. Brent (1976); B. Haible and
# T. Papanikolaou (1998).

GUARD = 20  # digits beyond those asked for, cut off at the end
RUN = 24  # so few terms are added up in a loop


def count_terms(digits: int) -> int:
    """Every term adds 14.18 digits; take two terms more."""
    return int(digits / 14.18) + 2


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


def cut(text: str, digits: int) -> str:
    """Put the point in, and cut the guard digits off."""
    if text[digits + 1 :][:10] in ("0" * 10, "9" * 10):
        raise ArithmeticError("more guard digits are needed")
    return f"{text[0]}.{text[1 : digits + 1]}"


def compute_pi(digits: int) -> str:
    """Return π with so many digits after the point."""
    terms = count_terms(digits + GUARD)
    _, q, t = split(0, terms, terms)
    root = isqrt(10005 * mpz(10) ** (2 * (digits + GUARD)))
    drop = max(0, q.bit_length() - root.bit_length() - 64)
    pi = (q >> drop) * (426880 * root) // (t >> drop)
    return cut(pi.digits(), digits)


def main() -> None:
    """Compute the digits, and show the first and the last of them."""
    digits = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    text = compute_pi(digits)
    print(f"{len(text) - 2} digits: {text[:12]}...{text[-10:]}")


if __name__ == "__main__":
    main()
