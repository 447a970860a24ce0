"""A pool that nobody closes is ended when it is forgotten."""

import warnings
from multiprocessing import Pool, active_children


def count(words):
    pool = Pool(2)
    return pool.map(len, words)


if __name__ == "__main__":
    warnings.simplefilter("default")  # as python -W default does
    print("parent:", count(["one", "two", "three"]), flush=True)
    print("parent: workers left:", len(active_children()))
