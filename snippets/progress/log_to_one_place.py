"""Workers send their log lines to the parent, which writes them."""

import logging
import sys
import time
from logging.handlers import QueueHandler, QueueListener
from multiprocessing import Pool, Queue


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
    with Pool(2, initializer=log_to, initargs=[queue]) as pool:
        results = pool.map(square, range(4))
        pool.close()
        pool.join()  # the last lines have been sent
    listener.stop()
    print(results)
