"""A pool computes π to three precisions, each one a whole task."""

import math
import os
import sys
from decimal import Decimal, localcontext
from multiprocessing.pool import Pool

GUARD = 15  # digits beyond those asked for, rounded away at the end


def count_terms(digits: int) -> int:
    """Solve 16**-n = 10**-digits for n, and add ten for the guard."""
    return math.ceil(digits * math.log(10) / math.log(16)) + 10


def compute_pi(digits: int) -> Decimal:
    """Add up the Bailey–Borwein–Plouffe series, then round."""
    with localcontext(prec=digits + GUARD) as context:
        total, power = Decimal(0), Decimal(1)
        for k in range(count_terms(digits)):
            total += power * (
                Decimal(4) / (8 * k + 1)
                - Decimal(2) / (8 * k + 4)
                - Decimal(1) / (8 * k + 5)
                - Decimal(1) / (8 * k + 6)
            )
            power /= 16
        context.prec = digits
        return +total  # the plus rounds


def compute_all(pool: Pool, *sizes: int) -> list[str]:
    """Hand out the largest task first; return all in given order."""
    order = sorted(sizes, reverse=True)
    results = pool.map(compute_pi, order, chunksize=1)
    found = dict(zip(order, results, strict=True))
    return [str(found[digits]) for digits in sizes]


def usable_cpus() -> int:
    """Count the CPUs that this process may run on."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13 and newer
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def main() -> None:
    """Print where each result begins and ends."""
    sizes = [int(word) for word in sys.argv[1:]] or [1000, 1500, 2000]
    with Pool(min(len(sizes), usable_cpus())) as pool:
        texts = compute_all(pool, *sizes)
    for text in texts:
        print(f"{len(text) - 1} digits: {text[:12]}...{text[-10:]}")


if __name__ == "__main__":
    main()
