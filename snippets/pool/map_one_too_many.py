"""Four workers have five squares to wait for, so one waits twice."""

import time
from multiprocessing import Pool

NUMBERS = [2, 4, 6, 8, 10]


def square(number):
    time.sleep(0.2)  # waits, as for an answer from elsewhere
    return number * number


if __name__ == "__main__":
    with Pool(4) as pool:
        print(pool.map(square, NUMBERS))
