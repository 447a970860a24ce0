"""Every worker adds up an equal share of the terms of every sum."""

import argparse
import math
import os
from collections.abc import Iterable
from decimal import Decimal, localcontext
from itertools import islice
from multiprocessing.pool import Pool

GUARD = 15  # digits beyond those asked for, rounded away at the end


def count_terms(digits: int) -> int:
    """Solve 16**-n = 10**-digits for n, and add ten for the guard."""
    return math.ceil(digits * math.log(10) / math.log(16)) + 10


def add_every(step: int, first: int, digits: int) -> Decimal:
    """Add up the terms first, first + step, first + 2 * step, ..."""
    with localcontext(prec=digits + GUARD):
        total, power = Decimal(0), Decimal(1) / 16**first
        jump = Decimal(16**step)
        for k in range(first, count_terms(digits), step):
            total += power * (
                Decimal(4) / (8 * k + 1)
                - Decimal(2) / (8 * k + 4)
                - Decimal(1) / (8 * k + 5)
                - Decimal(1) / (8 * k + 6)
            )
            power /= jump
        return total


def add_up(shares: Iterable[Decimal], digits: int) -> str:
    """Add up the shares of one sum, then round."""
    with localcontext(prec=digits + GUARD) as context:
        total = sum(shares, Decimal(0))
        context.prec = digits
        return str(+total)  # the plus rounds


def compute_all(pool: Pool, parts: int, *sizes: int) -> list[str]:
    """Deal the terms out like cards, those of the longest sum first."""
    order = sorted(sizes, reverse=True)
    tasks = [(parts, part, d) for d in order for part in range(parts)]
    shares = iter(pool.starmap(add_every, tasks, chunksize=1))
    found = {d: add_up(islice(shares, parts), d) for d in order}
    return [found[digits] for digits in sizes]


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
    with Pool(options.workers) as pool:
        texts = compute_all(pool, options.workers, *sizes)
    for text in texts:
        print(f"{len(text) - 1} digits: {text[:12]}...{text[-10:]}")


if __name__ == "__main__":
    main()
