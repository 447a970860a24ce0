"""A program ends its children, and with them a task that is late."""

import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor


def task():
    print("worker: at work", flush=True)
    time.sleep(1.5)
    print("worker: done", flush=True)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        executor.submit(abs, 0).result()  # the worker has started
        future = executor.submit(task)
        try:
            future.result(timeout=0.5)
        except TimeoutError:
            print("parent: no result within 0.5 s", flush=True)
            for child in multiprocessing.active_children():
                child.terminate()
    print("parent: after the block")
    print("parent:", type(future.exception()).__name__)
