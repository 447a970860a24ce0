# /// script
# requires-python = ">=3.11"
# dependencies = ["loky"]
# ///
"""One worker of loky ends in its task, and the executor is broken."""

import os

from loky import get_reusable_executor


def work(number):
    if number == 2:
        os._exit(1)  # as a crash in a library
    return number * number


if __name__ == "__main__":
    executor = get_reusable_executor(max_workers=2)
    print(list(executor.map(work, range(4))))
