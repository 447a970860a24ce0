"""A partial carries a value along to a function with a name."""

from functools import partial
from multiprocessing import Pool


def convert(rate, amount):
    return rate * amount


def convert_all(rate, amounts):
    with Pool(2) as pool:
        return pool.map(partial(convert, rate), amounts)


if __name__ == "__main__":
    print(convert_all(3, [10, 20, 30]))
