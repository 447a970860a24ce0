"""With map you wait for all results, with imap_unordered for each."""

import time
from multiprocessing import Pool

NUMBERS = [2, 4, 6, 8]


def square(number):
    time.sleep(0.5 / number)  # the first takes longest
    return number * number


if __name__ == "__main__":
    with Pool(4) as pool:
        print("map:", pool.map(square, NUMBERS))
        for result in pool.imap_unordered(square, NUMBERS):
            print("imap_unordered:", result)
