# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy", "threadpoolctl"]
# ///
"""An initializer leaves each worker one thread for BLAS."""

from multiprocessing import Pool

import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits


def multiply(size):
    ones = np.ones((size, size))
    ones @ ones
    return [library["num_threads"] for library in threadpool_info()]


if __name__ == "__main__":
    with Pool(2, threadpool_limits, initargs=(1,)) as pool:
        print("threads:", *pool.map(multiply, [500, 500]))
