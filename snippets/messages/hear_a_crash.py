"""A pipe tells the parent that the process at the other end died."""

import os
from multiprocessing import Pipe, Process


def work(end):
    end.send("half of the work")
    os._exit(7)  # stands for a crash


if __name__ == "__main__":
    end, childs_end = Pipe()
    child = Process(target=work, args=(childs_end,))
    child.start()
    childs_end.close()
    try:
        while True:
            print("parent: received", end.recv())
    except EOFError:
        child.join()
        print("parent: EOFError, exit code", child.exitcode)
