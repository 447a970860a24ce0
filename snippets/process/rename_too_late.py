"""A name given after start() stays in the parent."""

import time
from multiprocessing import Process, current_process


def work():
    time.sleep(0.3)  # by then the parent has changed the name
    print("child: my name is", current_process().name)


if __name__ == "__main__":
    child = Process(name="early", target=work)
    child.start()
    child.name = "late"
    child.join()
    print("parent: its name is", child.name)
