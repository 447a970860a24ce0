# /// script
# requires-python = ">=3.11"
# dependencies = ["gmpy2"]
# ///
"""How long each phase of π takes, and what bounds their speed-up."""

import statistics
import sys
import time
from itertools import pairwise

from gmpy2 import isqrt, mpz

GUARD = 20  # digits beyond those asked for
RUN = 24  # so few terms are added up in a loop
ROUNDS = 5

TASKS = {
    "ranges of terms": "any number",
    "square root": "1, beside the ranges",
    "last join": "2",
    "division": "1",
    "cut in two": "1",
    "text": "2",
}
ALONE = ("division", "cut in two")  # all other processes wait for these


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


def measure(digits: int) -> dict[str, float]:
    """Compute π once, and return the milliseconds of every phase."""
    terms = int((digits + GUARD) / 14.18) + 2
    times = [time.perf_counter()]
    p1, q1, t1 = split(0, terms // 2, terms)
    _, q2, t2 = split(terms // 2, terms, terms)
    times.append(time.perf_counter())
    root = isqrt(10005 * mpz(10) ** (2 * (digits + GUARD)))
    times.append(time.perf_counter())
    bits = q1.bit_length() + q2.bit_length()
    drop = max(0, bits - root.bit_length() - 64)
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
    spans = [1000 * (b - a) for a, b in pairwise(times)]
    return dict(zip(TASKS, spans, strict=True))


# The bound is that of G. M. Amdahl (1967).
def bound(serial: float, cpus: int) -> float:
    """Return Amdahl's bound for this serial share of the work."""
    return 1 / (serial + (1 - serial) / cpus)


def print_phases(rounds: list[dict[str, float]]) -> None:
    """Print a line for every phase, and one for the serial part."""
    head = "Phase            Tasks at once         Median, ms  Min, ms"
    print(f"{head}  Max, ms  Share, %")
    for phase, tasks in {**TASKS, "serial part": "1"}.items():
        each = [times[phase] for times in rounds]
        shares = [100 * t[phase] / t["all"] for t in rounds]
        middle, share = (
            statistics.median(each),
            statistics.median(shares),
        )
        line = (
            f"{phase:15}  {tasks:20}  {middle:10.1f}  {min(each):7.1f}"
        )
        print(f"{line}  {max(each):7.1f}  {share:8.1f}")


def print_bounds(rounds: list[dict[str, float]]) -> None:
    """Print Amdahl's bound for several numbers of CPUs."""
    print("CPUs  Serial, %  Speed-up at most  Min to max")
    serial = [times["serial part"] / times["all"] for times in rounds]
    share = 100 * statistics.median(serial)
    for cpus in (1, 2, 4, 8, 16, 64, 1024):
        each = [bound(part, cpus) for part in serial]
        middle = statistics.median(each)
        line = f"{cpus:4}  {share:9.1f}  {middle:16.2f}"
        print(f"{line}  {min(each):.2f} to {max(each):.2f}")


def main() -> None:
    """Measure several rounds; print the phases, or their bound."""
    digits = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    measure(1000)  # a warm-up
    rounds = [measure(digits) for _ in range(ROUNDS)]
    for times in rounds:
        times["all"] = sum(times.values())
        times["serial part"] = sum(times[phase] for phase in ALONE)
    if sys.argv[2:] == ["bound"]:
        print_bounds(rounds)
    else:
        print_phases(rounds)


if __name__ == "__main__":
    main()
