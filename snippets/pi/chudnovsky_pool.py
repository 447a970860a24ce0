# /// script
# requires-python = ">=3.11"
# dependencies = ["gmpy2"]
# ///
"""A pool computes π: ranges of terms, joined pair by pair."""

import argparse
import math
import os
from itertools import pairwise
from multiprocessing import Pool
from multiprocessing.pool import Pool as PoolType
from multiprocessing.pool import ThreadPool

import gmpy2
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


def take_root(digits: int) -> mpz:
    """Return the square root of 10005 times a power of ten."""
    return isqrt(10005 * mpz(10) ** (2 * digits))


Part = tuple[mpz, mpz, mpz]


def join(left: Part, right: Part) -> Part:
    """Join two neighboring ranges, four products of big numbers."""
    (p1, q1, t1), (p2, q2, t2) = left, right
    return p1 * p2, q1 * q2, q2 * t1 + p1 * t2


def multiply(one: mpz, other: mpz, drop: int) -> mpz:
    """Return a product without its last bits."""
    return one * other >> drop


def write(number: mpz, width: int) -> str:
    """Convert a number to decimal digits."""
    text: str = number.digits()
    return text.zfill(width)


def cut(text: str, digits: int) -> str:
    """Put the point in, and cut the guard digits off."""
    if text[digits + 1 :][:10] in ("0" * 10, "9" * 10):
        raise ArithmeticError("more guard digits are needed")
    return f"{text[0]}.{text[1 : digits + 1]}"


def release_the_gil() -> None:
    """Let gmpy2 compute in this thread while others run Python."""
    gmpy2.get_context().allow_release_gil = True


def compute_pi(pool: PoolType, digits: int, workers: int) -> str:
    """Return π with so many digits after the point."""
    release_the_gil()  # so that the pool can send while this multiplies
    terms, count = count_terms(digits + GUARD), max(2, workers)
    bounds = [terms * n // count for n in range(count + 1)]
    ranges = [(first, last, terms) for first, last in pairwise(bounds)]
    series = pool.starmap_async(split, ranges, chunksize=1)
    side = pool.apply_async(take_root, (digits + GUARD,))

    parts = series.get()
    while len(parts) > 2:  # join neighbors; an odd one waits
        pairs = zip(parts[::2], parts[1::2], strict=False)
        odd = parts[len(parts) // 2 * 2 :]
        parts = pool.starmap(join, pairs, chunksize=1) + odd

    (p1, q1, t1), (_, q2, t2) = parts  # the last join
    needed = math.ceil((digits + GUARD) * math.log2(10)) + 64
    drop = max(0, q1.bit_length() + q2.bit_length() - needed)
    above = pool.apply_async(multiply, (q1, q2, drop))
    below = q2 * t1 + p1 * t2 >> drop
    pi = above.get() * (426880 * side.get()) // below

    half = digits // 2
    high, low = divmod(pi, mpz(10) ** half)
    texts = pool.starmap(write, [(high, 1), (low, half)], chunksize=1)
    return cut("".join(texts), digits)


def open_threads(workers: int) -> ThreadPool:
    """Start threads instead of processes."""
    return ThreadPool(workers, release_the_gil)


def usable_cpus() -> int:
    """Count the CPUs that this process may run on."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13 and newer
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def main() -> None:
    """Compute the digits, and show the first and the last of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("digits", type=int, nargs="?", default=10**6)
    parser.add_argument("--workers", type=int, default=usable_cpus())
    parser.add_argument("--threads", action="store_true")
    options = parser.parse_args()
    open_pool = open_threads if options.threads else Pool
    with open_pool(options.workers) as pool:
        text = compute_pi(pool, options.digits, options.workers)
    print(f"{len(text) - 2} digits: {text[:12]}...{text[-10:]}")


if __name__ == "__main__":
    main()
