"""A join that runs out of time returns None; the exit code tells."""

import time
from multiprocessing import Process


def work():
    time.sleep(0.5)


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    print("join(0.1) returned", child.join(0.1))
    print("exit code", child.exitcode, "alive", child.is_alive())
    print("join() returned", child.join())
    print("exit code", child.exitcode, "alive", child.is_alive())
