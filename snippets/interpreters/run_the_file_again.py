"""An interpreter runs the file for the task that needs its names."""

import math
from concurrent.futures import InterpreterPoolExecutor

print("the file runs as", __name__, flush=True)


def double(number):
    return 2 * number


def root(number):
    return math.sqrt(number)


if __name__ == "__main__":
    with InterpreterPoolExecutor(1) as executor:
        for task in double, root:
            result = executor.submit(task, 49).result()
            print(f"{task.__name__}: {result}", flush=True)
