"""Which processes stand below a program that has started a child."""

import os
import sys
from multiprocessing import Event, Process, set_start_method
from pathlib import Path


def print_below(pid, depth):
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    for below in children.split():
        command = Path(f"/proc/{below}/cmdline").read_text()
        if int(below) == child.pid:
            what = "the child"
        elif "resource_tracker" in command:
            what = "the resource tracker"
        else:
            what = "the fork server"
        print("    " * depth + what)
        print_below(below, depth + 1)


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    stop = Event()
    child = Process(target=stop.wait)
    child.start()
    print("this program")
    print_below(os.getpid(), 1)
    stop.set()
    child.join()
