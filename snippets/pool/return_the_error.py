"""A task that returns its exception leaves the other results alone."""

import time
from multiprocessing import Pool


def divide(number):
    time.sleep(0.1)
    try:
        quotient = 12 / number
    except ZeroDivisionError as error:
        return error
    print(f"worker: 12 / {number} is {quotient}", flush=True)
    return quotient


if __name__ == "__main__":
    with Pool(2) as pool:
        print("parent:", pool.map(divide, [3, 0, 4, 6]))
