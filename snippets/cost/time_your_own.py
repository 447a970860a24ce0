"""A function timed three ways: alone, in a new pool, in a warm one."""

import time
from multiprocessing import Pool

ITEMS = [100_000] * 60  # put your own data here


def work(item):  # and your own function here
    return sum(number * number for number in range(item))


if __name__ == "__main__":
    begin = time.perf_counter()
    expected = [work(item) for item in ITEMS]
    print(f"alone          {time.perf_counter() - begin:.2f} s")

    begin = time.perf_counter()
    with Pool() as pool:
        for name in ("in a new pool", "in a warm pool"):
            assert pool.map(work, ITEMS) == expected
            print(f"{name:14} {time.perf_counter() - begin:.2f} s")
            begin = time.perf_counter()
