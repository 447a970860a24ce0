"""No child sees a global that its parent changes after the start."""

import time
from multiprocessing import Process

setting = "as written in the file"


def read_it():
    time.sleep(0.5)  # long enough for the parent's change
    print("child: ", setting)


if __name__ == "__main__":
    child = Process(target=read_it)
    child.start()
    setting = "changed by the parent"
    print("parent:", setting)
    child.join()
