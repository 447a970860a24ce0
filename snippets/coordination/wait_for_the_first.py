"""A parent hears whoever speaks first, and of the one that died."""

import os
import time
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait


def answer(connection, seconds):
    time.sleep(seconds)
    if seconds == 0.6:
        os._exit(3)  # dies without a word
    connection.send(f"after {seconds} s")


if __name__ == "__main__":
    waiting = {}
    for name, seconds in ("slow", 0.9), ("quick", 0.3), ("ill", 0.6):
        ours, theirs = Pipe(duplex=False)
        child = Process(target=answer, args=(theirs, seconds))
        child.start()
        theirs.close()  # or a dead child would not be heard of
        waiting[ours] = (name, child)
    while waiting:
        for ready in wait(waiting):
            name, child = waiting.pop(ready)
            try:
                print(f"{name}: {ready.recv()}")
            except EOFError:
                child.join()
                print(f"{name}: ended with {child.exitcode}")
