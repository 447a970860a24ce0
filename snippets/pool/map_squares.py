"""Four workers wait for four squares at the same time."""

import time
from multiprocessing import Pool

NUMBERS = [2, 4, 6, 8]


def square(number):
    time.sleep(0.2)  # waits, as for an answer from elsewhere
    return number * number


if __name__ == "__main__":
    with Pool(4) as pool:
        print(pool.map(square, NUMBERS))
