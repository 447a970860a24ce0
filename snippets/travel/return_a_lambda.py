"""A lambda cannot come back as the result of a task."""

from multiprocessing import Pool


def make_converter(rate):
    return lambda amount: rate * amount


if __name__ == "__main__":
    with Pool(1) as pool:
        convert = pool.apply(make_converter, (3,))
        print(convert(10))
