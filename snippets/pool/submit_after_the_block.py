"""An executor whose block was left takes no more tasks."""

from concurrent.futures import ProcessPoolExecutor


def square(number):
    return number * number


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        first = executor.submit(square, 3)
    print("first: ", first.result())
    second = executor.submit(square, 4)
    print("second:", second.result())
