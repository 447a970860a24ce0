"""An alarm ends a task from within, and the worker goes on."""

import os
import signal
import time
from concurrent.futures import ProcessPoolExecutor


def ring(signal_number, frame):
    raise TimeoutError("the task took too long")


def call_with_limit(limit, function, *args):
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        return function(*args)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        before = executor.submit(os.getpid).result()
        late = executor.submit(call_with_limit, 0.5, time.sleep, 60)
        print("parent:", repr(late.exception()))
        good = executor.submit(call_with_limit, 60, pow, 7, 2)
        print("parent: the next result is", good.result())
        after = executor.submit(os.getpid).result()
        print("parent: from the same worker:", before == after)
