"""A worker of an executor is killed, and the executor says so."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor


def work(number):
    if number == 2:
        print("worker: I am killed now", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        print(list(executor.map(work, [1, 2, 3, 4])))
