"""A forked child gets a held lock, but not the thread that frees it."""

import sys
import threading
import time
from multiprocessing import Process, set_start_method

lock = threading.Lock()


def hold_the_lock():
    with lock:
        time.sleep(0.2)
    print("parent: its thread let the lock go", flush=True)


def use_the_lock():
    time.sleep(0.5)  # let the parent's line come first
    print("child: wants the lock", flush=True)
    with lock:
        print("child: has the lock", flush=True)


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    thread = threading.Thread(target=hold_the_lock)
    child = Process(target=use_the_lock)
    thread.start()
    child.start()
    thread.join()
    child.join()
    print("parent: child's exit code", child.exitcode)
