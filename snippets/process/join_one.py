"""The parent waits for its child and goes on afterwards."""

import time
from multiprocessing import Process


def work():
    print("child: working")
    time.sleep(0.3)
    print("child: finished")


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
    print("parent: goes on, exit code", child.exitcode)
