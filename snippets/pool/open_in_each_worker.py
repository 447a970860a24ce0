"""Two workers open a database each, and six tasks share them."""

import sqlite3
from multiprocessing import Pool, Value

WORDS = ["one", "of", "six", "very", "short", "words"]
kept = {}


def open_database(opened):
    kept["database"] = sqlite3.connect(":memory:")
    with opened.get_lock():
        opened.value += 1


def shout(word):
    found = kept["database"].execute("SELECT upper(?)", [word])
    return found.fetchone()[0]


if __name__ == "__main__":
    opened = Value("i", 0)
    with Pool(2, open_database, [opened]) as pool:
        print("parent:", pool.map(shout, WORDS))
        pool.close()
        pool.join()
    print("parent:", opened.value, "databases opened")
