"""Two workers log at the same time, and each line says whose it is."""

import logging
import time
from multiprocessing import Process

FORMAT = "%(processName)-11s %(message)s"


def resize(picture):
    logging.basicConfig(format=FORMAT, level=logging.INFO)
    logging.info("opens %s", picture)
    time.sleep(0.2)
    logging.info("is done")


if __name__ == "__main__":
    logging.basicConfig(format=FORMAT, level=logging.INFO)
    logging.info("starts two workers")
    workers = [
        Process(name="cat resizer", target=resize, args=("cat.png",)),
        Process(name="dog resizer", target=resize, args=("dog.png",)),
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    logging.info("is done")
