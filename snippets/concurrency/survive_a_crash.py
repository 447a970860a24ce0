"""A worker crashes: a process and an executor tell, a pool does not."""

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def crash(_):
    os.abort()  # as a faulty C extension may


if __name__ == "__main__":
    child = multiprocessing.Process(target=crash, args=(1,))
    child.start()
    child.join()
    print("Process: exit code", child.exitcode)

    with ProcessPoolExecutor() as executor:
        try:
            executor.submit(crash, 1).result()
        except BrokenProcessPool:
            print("ProcessPoolExecutor: raised BrokenProcessPool")

    with multiprocessing.Pool() as pool:
        try:
            pool.apply_async(crash, [1]).get(timeout=0.5)
        except multiprocessing.TimeoutError:
            print("Pool: nothing but our own time limit")
