"""A child calls a function while its parent waits for it."""

import time
from multiprocessing import Process, current_process


def greet(name):
    time.sleep(0.2)  # stands for work
    print(f"{current_process().name}: hello, {name}")


if __name__ == "__main__":
    child = Process(target=greet, args=("Ada",))
    child.start()
    child.join()
    print(f"{current_process().name}: the child has ended")
