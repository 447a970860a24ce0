"""Workers of an executor send their log lines to the parent."""

import logging
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from logging.handlers import QueueHandler, QueueListener
from multiprocessing import Queue


def log_to(queue):
    root = logging.getLogger()
    root.handlers = [QueueHandler(queue)]
    root.setLevel(logging.INFO)


def square(number):
    logging.info("square of %s", number)
    time.sleep(0.1)  # stands for work
    return number * number


if __name__ == "__main__":
    queue = Queue()
    form = logging.Formatter(
        "%(processName)s %(levelname)s: %(message)s"
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(form)
    listener = QueueListener(queue, handler)
    listener.start()
    setup = {"initializer": log_to, "initargs": [queue]}
    with ProcessPoolExecutor(2, **setup) as executor:
        results = list(executor.map(square, range(4)))
    listener.stop()  # the last lines have been sent
    print(results)
