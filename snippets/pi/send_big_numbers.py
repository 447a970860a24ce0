# /// script
# requires-python = ">=3.11"
# dependencies = ["gmpy2"]
# ///
"""What a big number weighs on its way, and what its journey costs."""

import pickle
import statistics
import time
from multiprocessing import Pool

from gmpy2 import mpz

DIGITS = [100, 10_000, 100_000, 1_000_000]
ROUNDS = 5


def echo(number):
    return number  # it has traveled to a worker and back


if __name__ == "__main__":
    print("Digits   Bytes   Pickled  There and back, ms  Product, ms")
    with Pool(1) as pool:
        pool.apply(echo, (mpz(1),))  # the worker has started
        for digits in DIGITS:
            number = mpz(10) ** digits // 7
            own = (number.bit_length() + 7) // 8
            packed = len(pickle.dumps(number))
            sent, multiplied = [], []
            for _ in range(ROUNDS):
                begin = time.perf_counter()
                assert pool.apply(echo, (number,)) == number
                back = time.perf_counter()
                number * (number + 1)
                end = time.perf_counter()
                sent.append(1000 * (back - begin))
                multiplied.append(1000 * (end - back))
            line = f"{digits:7}  {own:6}  {packed:7}"
            line += f"  {statistics.median(sent):18.3f}"
            print(f"{line}  {statistics.median(multiplied):11.3f}")
