"""The parent asks, and the task gets the answer as an argument."""

import io
import sys
from multiprocessing import Pool


def greet(word, name):
    return f"{word}, " + name


if __name__ == "__main__":
    sys.stdin = io.StringIO("Ada\n")  # instead of your keyboard
    name = input("Your name? ")
    with Pool(1) as pool:
        print("parent:", pool.apply(greet, ["hello", name]))
