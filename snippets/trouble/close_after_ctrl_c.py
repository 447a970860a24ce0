"""After Ctrl-C, the pool waits for tasks that no worker has."""

import time
from multiprocessing import Pool, SimpleQueue, set_start_method

kept = {}


def prepare(queue):
    kept["started"] = queue


def work(task):
    kept["started"].put(task)
    time.sleep(60)


if __name__ == "__main__":
    set_start_method("fork")
    started = SimpleQueue()
    with Pool(2, prepare, [started]) as pool:
        result = pool.map_async(work, [1, 2])
        started.get()
        started.get()
        try:
            print("parent: two workers are busy", flush=True)
            result.get()
        except KeyboardInterrupt:
            print("parent: Ctrl-C, I close the pool", flush=True)
            pool.close()
            pool.join()
    print("parent: done")
