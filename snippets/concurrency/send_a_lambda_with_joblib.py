# /// script
# requires-python = ">=3.11"
# dependencies = ["joblib", "Pebble"]
# ///
"""joblib sends a lambda to its workers, which others refuse."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool
from pickle import PicklingError

from joblib import Parallel, delayed
from pebble import ProcessPool

if __name__ == "__main__":
    double = lambda number: 2 * number  # noqa: E731
    print("joblib:", Parallel(2)(delayed(double)(n) for n in range(4)))
    with Pool(2) as pool:
        try:
            print("Pool:", pool.map(double, range(4)))
        except (AttributeError, PicklingError):
            print("Pool: refused")
    with ProcessPoolExecutor(2) as executor:
        try:
            print("executor:", executor.submit(double, 1).result())
        except (AttributeError, PicklingError):
            print("executor: refused")
    with ProcessPool(2) as pebbles:
        try:
            print(
                "pebble:", pebbles.schedule(double, args=[1]).result()
            )
        except (AttributeError, PicklingError):
            print("pebble: refused")
