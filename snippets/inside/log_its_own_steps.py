"""multiprocessing logs what it does, in the parent and in a child."""

import logging
import sys
from multiprocessing import Process, log_to_stderr


def give_up():
    sys.exit(3)


if __name__ == "__main__":
    log_to_stderr(logging.INFO)
    child = Process(target=give_up, name="saver")
    child.start()
    child.join()
