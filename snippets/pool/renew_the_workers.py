"""A new worker comes after two chunks, with nothing left behind."""

from multiprocessing import Pool

leftovers = []


def leak(item):
    leftovers.append(item)
    return len(leftovers)


if __name__ == "__main__":
    for size in [1, 2]:
        with Pool(1, maxtasksperchild=2) as pool:
            counts = pool.map(leak, range(6), chunksize=size)
        print(f"chunksize={size}:", *counts)
