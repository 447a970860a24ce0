# /// script
# requires-python = ">=3.11"
# dependencies = ["mpire"]
# ///
"""A task that hangs, or one that is killed, costs mpire the map."""

import os
import signal
import time

from mpire import WorkerPool


def hang(number):
    if number == 2:
        time.sleep(60)
    return number**2


def die(number):
    if number == 2:
        time.sleep(0.3)  # what it has sent is on its way
        os.kill(os.getpid(), signal.SIGKILL)  # as by the system
    return number**2


if __name__ == "__main__":
    for work in [hang, die]:
        with WorkerPool(2, start_method="fork") as pool:
            try:
                print(pool.map(work, range(5), task_timeout=0.5))
            except (TimeoutError, RuntimeError) as error:
                print(f"{work.__name__}: {type(error).__name__}")
