"""After two tasks each, a worker of a pool is replaced."""

import os
from multiprocessing import Pool


def tell(_):
    return os.getpid()


if __name__ == "__main__":
    with Pool(1, maxtasksperchild=2) as pool:
        ids = pool.map(tell, range(6), chunksize=1)
    print("parent:", len(ids), "tasks,", len(set(ids)), "workers")
