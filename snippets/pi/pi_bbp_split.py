"""Every worker adds up an equal share of the terms of every sum."""

import argparse
import math
import os
from decimal import Decimal, localcontext
from multiprocessing import Pool

GUARD = 15  # digits beyond those asked for, rounded away at the end


def count_terms(digits: int) -> int:
    """Solve 16**-n = 10**-digits for n, and add ten for the guard."""
    return math.ceil(digits * math.log(10) / math.log(16)) + 10


def add_every(step: int, first: int, digits: int) -> Decimal:
    """Add up the terms first, first + step, first + 2 * step, ..."""
    with localcontext(prec=digits + GUARD):
        total, power = Decimal(0), Decimal(1) / 16**first
        for k in range(first, count_terms(digits), step):
            total += power * (
                Decimal(4) / (8 * k + 1)
                - Decimal(2) / (8 * k + 4)
                - Decimal(1) / (8 * k + 5)
                - Decimal(1) / (8 * k + 6)
            )
            power /= 16**step
        return total


def usable_cpus() -> int:
    """Count the CPUs that this process may run on."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13 and newer
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def main() -> None:
    """Deal the terms out like cards, then add up the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("digits", type=int, nargs="*")
    parser.add_argument("--workers", type=int, default=usable_cpus())
    options = parser.parse_args()
    sizes = options.digits or [1000, 1500, 2000]
    workers = options.workers

    tasks = [(workers, w, d) for d in sizes for w in range(workers)]
    with Pool(workers) as pool:
        shares = pool.starmap(add_every, tasks, chunksize=1)

    for number, digits in enumerate(sizes):
        own = shares[number * workers : (number + 1) * workers]
        with localcontext(prec=digits + GUARD) as context:
            total = sum(own, Decimal(0))
            context.prec = digits
            text = str(+total)
        print(f"{len(text) - 1} digits: {text[:12]}...{text[-10:]}")


if __name__ == "__main__":
    main()
