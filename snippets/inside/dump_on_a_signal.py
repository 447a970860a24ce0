"""A child prints where it stands when it is sent a signal."""

import faulthandler
import os
import signal
from multiprocessing import Event, Lock, Process


def save(lock, ready):
    faulthandler.register(signal.SIGUSR1)
    with lock:
        ready.set()
        lock.acquire()


if __name__ == "__main__":
    lock, ready = Lock(), Event()
    child = Process(target=save, args=(lock, ready))
    child.start()
    ready.wait()
    child.join(0.2)
    os.kill(child.pid, signal.SIGUSR1)
    child.join(0.2)
    print("parent: still running:", child.is_alive())
    child.kill()
    child.join()
