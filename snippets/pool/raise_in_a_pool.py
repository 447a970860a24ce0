"""A task's exception comes back to the parent and is raised there."""

import sys
import time
from multiprocessing import Pool

NUMBERS = (3, 0, 4, 6)


def divide(number: int) -> int:
    """Divide 12; take a moment over all numbers but 0."""
    if number:
        time.sleep(0.2)
    quotient = 12 // number
    print(f"worker: 12 // {number} is {quotient}", flush=True)
    return quotient


def main() -> None:
    """Divide in chunks of 1, or of as many as the argument says."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    with Pool(processes=2) as pool:
        try:
            print("parent:", pool.map(divide, NUMBERS, chunksize=size))
        except ZeroDivisionError as error:
            print("parent: caught", repr(error))
            raise


if __name__ == "__main__":
    main()
