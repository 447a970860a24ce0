"""A pool of no workers is an error."""

from multiprocessing import Pool

CPUS = 1  # as in a small container


def square(number):
    return number * number


if __name__ == "__main__":
    with Pool(CPUS - 1) as pool:  # one CPU is left for the rest
        print(pool.map(square, [2, 4, 6]))
