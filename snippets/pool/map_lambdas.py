"""A lambda cannot travel to a worker, so map raises in the parent."""

from multiprocessing import Pool


def area(width, height):
    return width * height


def square(number):
    return number * number


def call(task):
    return task()


TASKS = [lambda: area(3, height=4), lambda: square(5)]

if __name__ == "__main__":
    with Pool(2) as pool:
        print("results:", pool.map(call, TASKS))
