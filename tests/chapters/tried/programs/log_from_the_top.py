import logging
import sys
from multiprocessing import Process

logging.basicConfig(format="%(processName)s %(message)s", level=logging.INFO, stream=sys.stdout)


def open_it(name: str) -> None:
    logging.info("opens %s", name)


if __name__ == "__main__":
    child = Process(name="cat", target=open_it, args=("cat.png",))
    child.start()
    child.join()
