"""One future returns the exception, and raises it too."""

from concurrent.futures import ProcessPoolExecutor


def divide(number):
    return 12 / number


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        futures = [executor.submit(divide, n) for n in (6, 0)]
        for future in futures:
            print("parent: exception is", future.exception())
        try:
            futures[1].result()
        except ZeroDivisionError as error:
            print("parent: result() raises", error)
