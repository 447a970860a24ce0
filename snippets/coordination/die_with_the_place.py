"""A worker is killed in its place, and nobody gets it any more."""

import time
from multiprocessing import Event, Process, Semaphore


def work(place, inside):
    with place:
        inside.set()
        time.sleep(60)


if __name__ == "__main__":
    place, inside = Semaphore(1), Event()
    worker = Process(target=work, args=(place, inside))
    worker.start()
    inside.wait()
    worker.kill()
    worker.join()
    print("parent: the worker is gone", flush=True)
    place.acquire()
    print("parent: got its place")
