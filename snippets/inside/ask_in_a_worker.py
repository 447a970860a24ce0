"""input() in a worker raises EOFError, whatever you type."""

import io
import sys
from multiprocessing import Pool


def greet(word):
    return f"{word}, " + input("Your name? ")


if __name__ == "__main__":
    sys.stdin = io.StringIO("Ada\n")  # instead of your keyboard
    with Pool(1) as pool:
        print("parent:", pool.apply(greet, ["hello"]))
