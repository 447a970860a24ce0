"""A bar stands where a new chunk begins."""

from functools import partial
from multiprocessing import Pool
from string import ascii_lowercase as letters


def mark(seen, letter):
    seen.append(letter)
    return letter if len(seen) > 1 else "|" + letter


if __name__ == "__main__":
    task = partial(mark, [])  # each chunk brings its own empty list
    with Pool(2) as pool:
        print("map:         ", *pool.map(task, letters), sep="")
        print("chunksize=10:", *pool.map(task, letters, 10), sep="")
        print("chunksize=1: ", *pool.map(task, letters, 1), sep="")
        print("imap:        ", *pool.imap(task, letters), sep="")
