"""The exception of a pool's worker can be caught in the parent."""

from multiprocessing import Pool


def divide(number):
    print("child: 1 /", number, "is", 1 / number)


if __name__ == "__main__":
    try:
        with Pool(1) as pool:
            pool.apply(divide, (0,))
    except ZeroDivisionError:
        print("parent: caught it")
    else:
        print("parent: nothing to catch")
