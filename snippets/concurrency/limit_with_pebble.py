# /// script
# requires-python = ">=3.11"
# dependencies = ["Pebble"]
# ///
"""A task that hangs and one that is killed cost pebble two results."""

import os
import signal
import time

from pebble import ProcessExpired, ProcessPool


def work(number):
    if number == 2:
        time.sleep(60)  # as a task that hangs
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)  # as by the system
    return number**2


if __name__ == "__main__":
    with ProcessPool(2) as pool:
        numbers = range(1, 6)
        results = pool.map(work, numbers, timeout=1).result()
        for number in numbers:
            try:
                print(number, next(results))
            except (TimeoutError, ProcessExpired) as error:
                print(number, type(error).__name__)
