"""Without join, the parent's last line comes before the child's."""

import time
from multiprocessing import Process


def work():
    time.sleep(0.3)
    print("child: finished")


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    print("parent: last line, exit code", child.exitcode)
