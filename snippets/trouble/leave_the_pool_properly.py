"""A pool that is left by its with block leaves no worker."""

import warnings
from multiprocessing import Pool, active_children


def count(words):
    with Pool(2) as pool:
        return pool.map(len, words)


if __name__ == "__main__":
    warnings.simplefilter("default")  # as python -W default does
    print("parent:", count(["one", "two", "three"]), flush=True)
    print("parent: workers left:", len(active_children()))
