"""Sums of whole numbers are the same however they are shared out."""

import argparse
import math
import os
from decimal import Decimal, localcontext
from itertools import islice
from multiprocessing.pool import Pool

GUARD = 15  # digits beyond those asked for, rounded away at the end


def count_bits(digits: int) -> int:
    """Count the bits that hold so many digits and the guard."""
    return math.ceil((digits + GUARD) * math.log2(10))


def add_every(step: int, first: int, bits: int) -> int:
    """Add up the terms first, first + step, ... in 1 / 2**bits."""
    total = 0
    for k in range(first, bits // 4 + 1, step):
        shift = bits - 4 * k  # 1 / 16**k is 2**shift units
        total += (24 * k + 19 << shift) // ((8 * k + 1) * (8 * k + 5))
        total -= (3 * k + 2 << shift) // ((2 * k + 1) * (4 * k + 3))
    return total


def to_digits(total: int, digits: int) -> str:
    """Turn units of 1 / 2**bits into rounded digits."""
    with localcontext(prec=digits + GUARD) as context:
        pi = Decimal(total) * Decimal("0.5") ** count_bits(digits)
        context.prec = digits
        return str(+pi)  # the plus rounds


def compute_all(pool: Pool, parts: int, *sizes: int) -> list[str]:
    """Deal the terms out like cards, those of the longest sum first."""
    order = sorted(sizes, reverse=True)
    tasks = [
        (parts, part, count_bits(digits))
        for digits in order
        for part in range(parts)
    ]
    shares = iter(pool.starmap(add_every, tasks, chunksize=1))
    found = {d: to_digits(sum(islice(shares, parts)), d) for d in order}
    return [found[digits] for digits in sizes]


def open_and_compute(workers: int, *sizes: int) -> list[str]:
    """Start a pool for this one job, use it and end it."""
    with Pool(workers) as pool:
        return compute_all(pool, workers, *sizes)


def usable_cpus() -> int:
    """Count the CPUs that this process may run on."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13 and newer
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def main() -> None:
    """Print where each result begins and ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("digits", type=int, nargs="*")
    parser.add_argument("--workers", type=int, default=usable_cpus())
    options = parser.parse_args()
    sizes = options.digits or [1000, 1500, 2000]
    for text in open_and_compute(options.workers, *sizes):
        print(f"{len(text) - 1} digits: {text[:12]}...{text[-10:]}")


if __name__ == "__main__":
    main()
