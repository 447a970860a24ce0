# /// script
# requires-python = ">=3.11"
# dependencies = ["loky"]
# ///
"""After a broken executor, loky makes a new one for the next call."""

import os

from loky import get_reusable_executor
from loky.process_executor import TerminatedWorkerError


def work(number):
    if number == 2:
        os._exit(1)  # as a crash in a library
    return number * number


if __name__ == "__main__":
    for number in range(4):
        executor = get_reusable_executor(max_workers=2)
        try:
            print(number, executor.submit(work, number).result())
        except TerminatedWorkerError:
            print(number, "failed")
    executor.shutdown()
