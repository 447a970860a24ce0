import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, TimeoutError  # noqa: A004

if __name__ == "__main__":
    executor = ProcessPoolExecutor(1)
    worker = executor.submit(os.getpid).result()
    try:
        executor.submit(sys.exit, 1).result(timeout=30)
    except SystemExit as error:
        print("executor: SystemExit", error.code)
    print("the same worker:", worker == executor.submit(os.getpid).result())
    executor.shutdown()
    pool = Pool(1)
    try:
        pool.apply_async(sys.exit, (1,)).get(timeout=1)
    except TimeoutError:
        print("pool: waits", flush=True)
    for child in multiprocessing.active_children():
        child.kill()
    os._exit(0)
