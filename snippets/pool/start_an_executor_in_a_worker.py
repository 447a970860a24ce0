"""A worker of an executor may have an executor of its own."""

from concurrent.futures import ProcessPoolExecutor


def add_sizes(numbers):
    with ProcessPoolExecutor(2) as inner:
        return sum(inner.map(abs, numbers))


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as outer:
        sums = outer.map(add_sizes, [[1, -2], [-3, 4]])
        print("parent:", list(sums))
