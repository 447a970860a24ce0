# /// script
# requires-python = ">=3.11"
# dependencies = ["gmpy2"]
# ///
"""What a big number weighs on its way, and what its journey costs."""

import pickle
import statistics
import sys
import time
from multiprocessing import Pool

from gmpy2 import mpz

ROUNDS = 7


def echo(number: mpz) -> mpz:
    """Return the number: it has traveled to a worker and back."""
    return number


def main() -> None:
    """Pickle, send and multiply numbers of several sizes."""
    sizes = [int(word) for word in sys.argv[1:]]
    sizes = sizes or [100, 10_000, 100_000, 1_000_000]
    head = "Digits   Bytes   Pickled  As text  Equal"
    print(f"{head}  There and back, ms  Product, ms")
    with Pool(1) as pool:
        pool.apply(echo, (mpz(1),))  # the worker has started
        for digits in sizes:
            number = mpz(10) ** digits // 7
            own = (number.bit_length() + 7) // 8
            packed, text = len(pickle.dumps(number)), len(str(number))
            equal = pool.apply(echo, (number,)) == number
            sent, multiplied = [], []
            for _ in range(ROUNDS):
                begin = time.perf_counter()
                pool.apply(echo, (number,))
                back = time.perf_counter()
                number * (number + 1)
                end = time.perf_counter()
                sent.append(1000 * (back - begin))
                multiplied.append(1000 * (end - back))
            line = f"{digits:7}  {own:6}  {packed:7}  {text:7}"
            line = (
                f"{line}  {equal!s:5}  {statistics.median(sent):18.3f}"
            )
            print(f"{line}  {statistics.median(multiplied):11.3f}")


if __name__ == "__main__":
    main()
