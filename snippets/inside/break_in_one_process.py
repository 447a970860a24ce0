"""With no workers, all runs in the parent, where a debugger works."""

import io
import sys
from multiprocessing import Pool

WORKERS = 0
TYPED = "p number\ncontinue\n" * 2


def root(number):
    breakpoint()
    return number**0.5


def run(function, items, workers):
    if not workers:
        return list(map(function, items))
    with Pool(workers) as pool:
        return pool.map(function, items)


if __name__ == "__main__":
    sys.stdin = io.StringIO(TYPED)  # instead of your keyboard
    print("parent:", run(root, [4, 9], WORKERS))
