# /// script
# requires-python = ">=3.11"
# dependencies = ["gmpy2"]
# ///
"""Threads compute the same digits, and nothing has to travel."""

from itertools import pairwise
from multiprocessing.pool import ThreadPool

import gmpy2
from gmpy2 import isqrt, mpz

GUARD = 20  # digits beyond those asked for, cut off at the end
WORKERS = 4


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


def multiply(one, other, drop):
    return one * other >> drop


def write(number, width):
    return number.digits().zfill(width)


def release_the_gil():
    # Experimental: other threads run while gmpy2 computes in this one.
    gmpy2.get_context().allow_release_gil = True


def open_threads(workers):
    return ThreadPool(workers, release_the_gil)


def compute_pi(pool, digits, workers):
    release_the_gil()
    terms = int((digits + GUARD) / 14.18) + 2
    ranges = max(2, workers)
    bounds = [terms * n // ranges for n in range(ranges + 1)]
    series = pool.starmap_async(add_up, pairwise(bounds), chunksize=1)
    side = pool.apply_async(take_root, (digits + GUARD,))

    parts = series.get()
    while len(parts) > 2:  # join neighbors; an odd one waits
        pairs = zip(parts[::2], parts[1::2], strict=False)
        odd = parts[len(parts) // 2 * 2 :]
        parts = pool.starmap(join, pairs, chunksize=1) + odd

    (p1, q1, t1), (_, q2, t2) = parts  # the last join
    needed = int(3.322 * (digits + GUARD)) + 64  # bits
    drop = max(0, q1.bit_length() + q2.bit_length() - needed)
    above = pool.apply_async(multiply, (q1, q2, drop))
    below = q2 * t1 + p1 * t2 >> drop
    pi = above.get() * (426880 * side.get()) // below

    half = digits // 2
    high, low = divmod(pi, mpz(10) ** half)
    halves = pool.starmap(write, [(high, 1), (low, half)], chunksize=1)
    return cut("".join(halves), digits)


if __name__ == "__main__":
    with open_threads(WORKERS) as pool:
        text = compute_pi(pool, 1_000_000, WORKERS)
    print(f"{len(text) - 2} digits: {text[:12]}...{text[-10:]}")
