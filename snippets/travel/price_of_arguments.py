# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""The same numbers cost more or less to send, by how they are kept."""

import sys
import time
from array import array
from multiprocessing import Pool
from multiprocessing.reduction import ForkingPickler
from statistics import median

import numpy as np

ROUNDS = 5


def give_back(argument):
    return argument


def measure(size):
    """Return the times in ms of each form, after a round to warm up."""
    numbers = range(10**9, 10**9 + size)
    forms = {
        "list of ints": list(numbers),
        "list of floats": [float(number) for number in numbers],
        "array of ints": array("q", numbers),
        "NumPy array": np.array(numbers),
        "bytes": array("q", numbers).tobytes(),
        "range": numbers,
    }
    times = {form: [] for form in forms}
    with Pool(1) as pool:
        for _ in range(1 + ROUNDS):
            for form, argument in forms.items():
                begin = time.perf_counter()
                pool.apply(give_back, (argument,))
                took = time.perf_counter() - begin
                times[form].append(1000 * took)
    pickled = {
        form: len(ForkingPickler.dumps(forms[form])) for form in forms
    }
    return {form: (pickled[form], times[form][1:]) for form in forms}


if __name__ == "__main__":
    size = int(sys.argv[1]) if sys.argv[1:] else 1_000_000
    print(
        "Kept as         Pickled (bytes)  There and back (ms)"
        "  Min (ms)  Max (ms)"
    )
    for form, (pickled, ms) in measure(size).items():
        print(
            f"{form:14}  {pickled:<15}  {median(ms):<19.2f}"
            f"  {min(ms):<8.2f}  {max(ms):.2f}"
        )
