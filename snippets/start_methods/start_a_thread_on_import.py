"""A thread that the top of a file starts, and a lock that it holds."""

import sys
import threading
import time
from multiprocessing import Process, set_start_method

lock = threading.Lock()


def hold_the_lock():
    with lock:
        time.sleep(0.4)


threading.Thread(target=hold_the_lock).start()


def use_the_lock():
    print("child: wants the lock", flush=True)
    with lock:
        print("child: has the lock", flush=True)


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    child = Process(target=use_the_lock)
    child.start()
    child.join()
    print("parent: child's exit code", child.exitcode)
