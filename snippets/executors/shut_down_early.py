"""To shut down with cancel_futures spares the next in line."""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Manager


def work(begun):
    begun.set()
    time.sleep(0.2)


if __name__ == "__main__":
    with Manager() as manager, ProcessPoolExecutor(1) as executor:
        begun = manager.Event()
        futures = [executor.submit(work, begun)]
        begun.wait()
        futures += [executor.submit(work, begun) for _ in range(5)]
        while not futures[2].running():
            time.sleep(0.01)
        executor.shutdown(cancel_futures=True)
        print("canceled:", [each.cancelled() for each in futures])
