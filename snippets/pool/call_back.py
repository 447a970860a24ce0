"""Callbacks run in the parent, in a thread of the pool."""

from multiprocessing import Pool, current_process
from threading import current_thread


def use(number):
    where = current_process().name, current_thread().name
    print(f"callback: {number} in", *where, flush=True)


if __name__ == "__main__":
    with Pool(1) as pool:
        result = pool.apply_async(int, ["7"], callback=use)
        print("parent:", result.get(), "in", current_thread().name)
