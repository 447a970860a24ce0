import multiprocessing
import os
import signal
import time
from multiprocessing import Pool
from threading import Thread

if __name__ == "__main__":
    pool = Pool(1)
    worker = pool.apply(os.getpid)
    lock = pool._inqueue._rlock  # type: ignore[attr-defined]
    while lock.acquire(block=False):  # the worker does not hold it yet
        lock.release()
        time.sleep(0.01)
    os.kill(worker, signal.SIGKILL)
    try:
        pool.apply_async(abs, (-1,)).get(timeout=1)
    except multiprocessing.TimeoutError:
        print("no result")
    end = Thread(target=pool.terminate, daemon=True)
    end.start()
    end.join(1)
    print("the end of the block waits:", end.is_alive(), flush=True)
    for child in pool._pool:  # type: ignore[attr-defined]
        child.kill()
    os._exit(0)
