"""Eight naps and eight loops, with one worker and with eight."""

import time
from multiprocessing import Pool


def nap(_):
    time.sleep(0.02)


def loop(_):
    for _ in range(1_000_000):
        pass


def seconds(pool, work):
    begin = time.perf_counter()
    pool.map(work, range(8), chunksize=1)
    return time.perf_counter() - begin


if __name__ == "__main__":
    with Pool(1) as one, Pool(8) as eight:
        for work in nap, loop:
            alone = min(seconds(one, work) for _ in range(3))
            shared = min(seconds(eight, work) for _ in range(3))
            print(f"{work.__name__}s: {alone:.2f} s, {shared:.2f} s")
