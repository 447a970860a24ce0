# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""A subinterpreter refuses to import NumPy."""

from concurrent.futures import InterpreterPoolExecutor


def add(numbers):
    import numpy as np

    return int(np.sum(numbers))


if __name__ == "__main__":
    with InterpreterPoolExecutor(1) as executor:
        print(executor.submit(add, [1, 2, 3]).result())
