"""A partial of a function that has a name can come back."""

from functools import partial
from multiprocessing import Pool
from operator import mul


def make_converter(rate):
    return partial(mul, rate)


if __name__ == "__main__":
    with Pool(1) as pool:
        convert = pool.apply(make_converter, (3,))
        print(convert(10))
