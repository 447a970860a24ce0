# /// script
# requires-python = ">=3.11"
# dependencies = ["gmpy2"]
# ///
"""How long each phase of π takes, and what bounds the speed-up."""

import statistics
import sys
import time
from itertools import pairwise

from gmpy2 import isqrt, mpz

GUARD = 20  # digits beyond those asked for
ROUNDS = 3
PHASES = {  # and what can work on them at once
    "ranges of terms": "all workers",
    "square root": "one, beside the ranges",
    "last join": "two",
    "division": "one, all others wait",
    "cut in two": "one, all others wait",
    "text": "two",
}


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


def measure(digits):
    """Compute π once; return the milliseconds of every phase."""
    terms = int((digits + GUARD) / 14.18) + 2
    times = [time.perf_counter()]
    p1, q1, t1 = add_up(0, terms // 2)
    _, q2, t2 = add_up(terms // 2, terms)
    times.append(time.perf_counter())
    root = isqrt(10005 * mpz(10) ** (2 * (digits + GUARD)))
    times.append(time.perf_counter())
    needed = int(3.322 * (digits + GUARD)) + 64  # bits
    drop = max(0, q1.bit_length() + q2.bit_length() - needed)
    above = q1 * q2 >> drop
    below = q2 * t1 + p1 * t2 >> drop
    times.append(time.perf_counter())
    pi = above * (426880 * root) // below
    times.append(time.perf_counter())
    high, low = divmod(pi, mpz(10) ** (digits // 2))
    times.append(time.perf_counter())
    for half in (high, low):
        half.digits()
    times.append(time.perf_counter())
    spans = [1000 * (end - begin) for begin, end in pairwise(times)]
    return dict(zip(PHASES, spans, strict=True))


def bound(serial, cpus):  # G. M. Amdahl (1967)
    return 1 / (serial + (1 - serial) / cpus)


def main():
    digits = int(sys.argv[1]) if sys.argv[1:] else 1_000_000
    measure(1000)  # a warm-up
    rounds = [measure(digits) for _ in range(ROUNDS)]
    middle = {
        phase: statistics.median(times[phase] for times in rounds)
        for phase in PHASES
    }
    whole, serial = sum(middle.values()), 0
    for phase, workers in PHASES.items():
        share = middle[phase] / whole
        serial += share if "wait" in workers else 0
        line = f"{phase:15}  {middle[phase]:6.1f} ms  {share:6.1%}"
        print(f"{line}  {workers}")
    print(f"So {100 * serial:.1f} % of the work is serial, and then")
    for cpus in (2, 8, 64):
        most = bound(serial, cpus)
        print(
            f"{cpus} CPUs are at most {most:.2f} times as fast as one,"
        )
    print(f"and no number of CPUs is more than {1 / serial:.1f} times.")


if __name__ == "__main__":
    main()
