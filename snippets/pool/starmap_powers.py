"""With starmap each pair becomes the two arguments of one call."""

from multiprocessing import Pool

PAIRS = [(2, 10), (3, 4), (10, 3)]


def power(base, exponent):
    return base**exponent


if __name__ == "__main__":
    with Pool(3) as pool:
        print("powers:", pool.starmap(power, PAIRS))
