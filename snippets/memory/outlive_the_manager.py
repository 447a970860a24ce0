"""The list of a manager ends with the manager, not with its name."""

from multiprocessing import Manager, Pool

if __name__ == "__main__":
    with Manager() as manager:
        found = manager.list()
        with Pool(2) as pool:
            found.extend(pool.map(abs, [-1, -4, -9]))
    print("parent:", list(found))
