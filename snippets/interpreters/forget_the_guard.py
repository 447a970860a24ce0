"""Without a guard, a task that needs the file cannot be found."""

import math
from concurrent.futures import InterpreterPoolExecutor


def root(number):
    return math.sqrt(number)


with InterpreterPoolExecutor(1) as executor:
    print(executor.submit(root, 49).result())
