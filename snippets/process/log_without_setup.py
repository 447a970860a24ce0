"""A worker that sets up no logging loses lines, and its name."""

import logging
from multiprocessing import Process, set_start_method

FORMAT = "%(processName)-11s %(message)s"


def resize(picture):
    logging.info("opens %s", picture)
    logging.warning("%s is small", picture)


if __name__ == "__main__":
    set_start_method("spawn")
    logging.basicConfig(format=FORMAT, level=logging.INFO)
    logging.info("starts a worker")
    worker = Process(
        name="cat resizer", target=resize, args=("cat.png",)
    )
    worker.start()
    worker.join()
    logging.info("is done")
