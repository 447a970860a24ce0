"""Whoever reads the results of map meets the error."""

from concurrent.futures import ProcessPoolExecutor


def divide(number):
    return 12 / number


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        results = executor.map(divide, [6, 4, 0, 3])
    try:
        for result in results:
            print("parent:", result)
    except ZeroDivisionError as error:
        print("parent: error,", error)
    print("parent: left,", list(results))
