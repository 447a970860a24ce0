"""An array in shared memory cannot be an argument of a task."""

from functools import partial
from multiprocessing import Array, Pool


def square(squares, number):
    squares[number] = number * number


if __name__ == "__main__":
    squares = Array("i", 5)
    with Pool(2) as pool:
        pool.map(partial(square, squares), range(5))
    print(squares[:])
