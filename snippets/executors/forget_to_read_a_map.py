"""A task fails, and the program ends as if all were well."""

from concurrent.futures import ProcessPoolExecutor


def divide(number):
    return 12 / number


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        results = executor.map(divide, [6, 4, 0, 3])
    print("parent: no error")
