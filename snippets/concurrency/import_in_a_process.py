# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""A process imports NumPy."""

from concurrent.futures import ProcessPoolExecutor


def add(numbers):
    import numpy as np

    return int(np.sum(numbers))


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        print(executor.submit(add, [1, 2, 3]).result())
