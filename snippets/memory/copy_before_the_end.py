"""A plain list made of a manager's list outlives the manager."""

from multiprocessing import Manager, Pool

if __name__ == "__main__":
    with Manager() as manager:
        found = manager.list()
        with Pool(2) as pool:
            found.extend(pool.map(abs, [-1, -4, -9]))
        found = list(found)
    print("parent:", found)
