"""A child that was forked later hides the end of the parent."""

import sys
import time
from multiprocessing import (
    Barrier,
    Event,
    Process,
    parent_process,
    set_start_method,
)


def watch(ready, killed, told):
    ready.wait()
    killed.wait()
    print("child: parent alive?", parent_process().is_alive())
    told.set()
    parent_process().join()
    print("child: parent alive?", parent_process().is_alive())


def nap(ready, told):
    ready.wait()
    told.wait()
    time.sleep(0.3)
    print("sibling: ends")


def run_a_program(ready, killed, told):
    Process(target=watch, args=(ready, killed, told)).start()
    Process(target=nap, args=(ready, told)).start()
    time.sleep(60)


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    ready, killed, told = Barrier(3), Event(), Event()
    program = Process(target=run_a_program, args=(ready, killed, told))
    program.start()
    ready.wait()
    program.kill()
    program.join()
    killed.set()
