"""A worker is terminated in its place, and gives it back."""

import signal
import sys
import time
from multiprocessing import Event, Process, Semaphore


def work(place, inside):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with place:
        inside.set()
        time.sleep(60)


if __name__ == "__main__":
    place, inside = Semaphore(1), Event()
    worker = Process(target=work, args=(place, inside))
    worker.start()
    inside.wait()
    worker.terminate()
    worker.join()
    print("parent: the worker is gone", flush=True)
    place.acquire()
    print("parent: got its place")
