"""Of six tasks for one worker, three can be canceled."""

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
        print("running: ", [future.running() for future in futures])
        print("canceled:", [future.cancel() for future in futures])
