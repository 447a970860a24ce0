"""A worker dies of one task, and the next is refused."""

import os
from concurrent.futures import ProcessPoolExecutor


def square(number):
    if number == 13:
        os._exit(3)  # as a worker that is killed
    return number * number


if __name__ == "__main__":
    executor = ProcessPoolExecutor(1)
    for number in 2, 13, 4:
        future = executor.submit(square, number)
        if future.exception():
            print("parent:", number, "failed", flush=True)
        else:
            print("parent:", future.result(), flush=True)
    executor.shutdown()
