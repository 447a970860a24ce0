"""With a guard, the file can run again, and the task is found."""

import math
from concurrent.futures import InterpreterPoolExecutor


def root(number):
    return math.sqrt(number)


if __name__ == "__main__":
    with InterpreterPoolExecutor(1) as executor:
        print(executor.submit(root, 49).result())
