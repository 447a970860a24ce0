"""A pool has one worker at least."""

from multiprocessing import Pool

CPUS = 1  # as in a small container


def square(number):
    return number * number


if __name__ == "__main__":
    with Pool(max(1, CPUS - 1)) as pool:
        print(pool.map(square, [2, 4, 6]))
