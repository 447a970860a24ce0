"""Five million numbers travel as a list, then as one block of bytes."""

import time
from array import array
from multiprocessing import Pool


def give_back(argument):
    return argument


if __name__ == "__main__":
    numbers = list(range(5_000_000))
    block = array("q", numbers).tobytes()
    with Pool(1) as pool:
        pool.apply(give_back, ([],))  # wait until the worker runs
        for name, argument in (("list", numbers), ("bytes", block)):
            begin = time.perf_counter()
            pool.apply(give_back, (argument,))
            took = time.perf_counter() - begin
            print(f"{name:5} there and back: {took:.2f} s")
