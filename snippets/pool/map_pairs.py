"""With map instead of starmap each pair arrives as one argument."""

from multiprocessing import Pool

PAIRS = [(2, 10), (3, 4), (10, 3)]


def power(base, exponent):
    return base**exponent


if __name__ == "__main__":
    with Pool(3) as pool:
        print("powers:", pool.map(power, PAIRS))
