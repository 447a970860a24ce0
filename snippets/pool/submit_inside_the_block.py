"""Results of tasks given inside the block can be read after it."""

from concurrent.futures import ProcessPoolExecutor


def square(number):
    return number * number


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        first = executor.submit(square, 3)
        second = executor.submit(square, 4)
    print("first: ", first.result())
    print("second:", second.result())
