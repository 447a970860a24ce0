# /// script
# requires-python = ">=3.11"
# dependencies = ["gmpy2"]
# ///
"""One process computes a million digits of π, as a tree of sums."""

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


def take_root(digits):
    return isqrt(10005 * mpz(10) ** (2 * digits))


def cut(text, digits):
    if text[digits + 1 :][:10] in ("0" * 10, "9" * 10):
        raise ArithmeticError("more guard digits are needed")
    return f"{text[0]}.{text[1 : digits + 1]}"


def compute_pi(digits):
    terms = int((digits + GUARD) / 14.18) + 2
    _, q, t = add_up(0, terms)
    root = take_root(digits + GUARD)
    needed = int(3.322 * (digits + GUARD)) + 64  # bits
    drop = max(0, q.bit_length() - needed)
    pi = (q >> drop) * (426880 * root) // (t >> drop)
    return cut(pi.digits(), digits)


if __name__ == "__main__":
    text = compute_pi(1_000_000)
    print(f"{len(text) - 2} digits: {text[:12]}...{text[-10:]}")
