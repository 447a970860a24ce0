import multiprocessing
import os
import sys
from multiprocessing import Pool


def debug() -> None:
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    breakpoint()  # noqa: T100


if __name__ == "__main__":
    with Pool(1) as pool:
        worker = pool.apply(os.getpid)
        result = pool.apply_async(debug)
        print("another worker:", pool.apply(os.getpid) != worker)
        try:
            result.get(timeout=0.5)
        except multiprocessing.TimeoutError:
            print("no result")
