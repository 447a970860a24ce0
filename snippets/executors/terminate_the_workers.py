"""An executor ends a task that its worker is doing."""

import time
from concurrent.futures import ProcessPoolExecutor


def work():
    time.sleep(1)
    print("worker: done", flush=True)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        future = executor.submit(work)
        while not future.running():
            time.sleep(0.01)
        executor.terminate_workers()
    print("parent:", type(future.exception()).__name__)
