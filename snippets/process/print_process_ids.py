"""Two children say who they are, and both name the same parent."""

import os
from multiprocessing import Process, parent_process


def work(name):
    print(
        f"{name}: I am {os.getpid()}, started by {parent_process().pid}"
    )


if __name__ == "__main__":
    print(f"main program: I am {os.getpid()}")
    children = [
        Process(target=work, args=(name,))
        for name in ("child one", "child two")
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
