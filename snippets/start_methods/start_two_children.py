"""Two children by one method: what the second still has to do."""

import sys
import time
from multiprocessing import Process, set_start_method


def work():
    end = time.monotonic() + 0.05
    while time.monotonic() < end:
        pass


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    for number in (1, 2):
        child = Process(target=work)
        child.start()
        child.join()
        print("exit code of child", number, "is", child.exitcode)
