"""A timeout ends the wait for a task, and the task goes on."""

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
        print("parent: cancel() says", future.cancel(), flush=True)
    print("parent: after the block")
