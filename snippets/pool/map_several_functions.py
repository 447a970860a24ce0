"""One map runs several functions, each with its own arguments."""

from functools import partial
from multiprocessing import Pool


def area(width, height):
    return width * height


def square(number):
    return number * number


def call(task):
    return task()


TASKS = [partial(area, 3, height=4), partial(square, 5)]

if __name__ == "__main__":
    with Pool(2) as pool:
        print("results:", pool.map(call, TASKS))
