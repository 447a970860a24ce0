"""A worker of a pool may not have a pool of its own."""

from multiprocessing import Pool


def add_sizes(numbers):
    with Pool(2) as inner:
        return sum(inner.map(abs, numbers))


if __name__ == "__main__":
    with Pool(2) as outer:
        print("parent:", outer.map(add_sizes, [[1, -2], [-3, 4]]))
