"""Children end in several ways, and each exit code tells how."""

import os
import signal
import sys
from multiprocessing import Process

TEXT = "child: no input"


def finish():
    pass


def die():
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    children = {
        "return": Process(target=finish),
        "sys.exit(0)": Process(target=sys.exit, args=(0,)),
        "sys.exit(None)": Process(target=sys.exit, args=(None,)),
        "sys.exit(3)": Process(target=sys.exit, args=(3,)),
        "sys.exit(text)": Process(target=sys.exit, args=(TEXT,)),
        "signal 15": Process(target=die),
    }
    for child in children.values():
        child.start()
    for way, child in children.items():
        child.join()
        print(f"{way:<14}  {child.exitcode}")
