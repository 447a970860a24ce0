"""Inside its block, a pool takes as many tasks as you like."""

from multiprocessing import Pool


def square(number):
    return number * number


if __name__ == "__main__":
    with Pool(2) as pool:
        print("first: ", pool.map(square, [1, 2, 3]))
        print("second:", pool.map(square, [4, 5, 6]))
