"""A program is killed, and its child notices that and lives on."""

import os
import time
from multiprocessing import Event, Process, parent_process


def tell():
    parent = parent_process()
    print(f"child: parent {parent.pid}, alive: {parent.is_alive()}")
    print(f"child: os.getppid() {os.getppid()}")


def watch(ready):
    tell()
    ready.set()
    parent_process().join()  # until the parent is gone
    time.sleep(0.2)  # the system gives the orphan to another
    tell()


def run_a_program(ready):
    Process(target=watch, args=(ready,)).start()
    time.sleep(60)


if __name__ == "__main__":
    ready = Event()
    program = Process(target=run_a_program, args=(ready,))
    program.start()
    ready.wait()
    time.sleep(0.3)
    program.kill()  # as the system does when memory runs out
    program.join()
    print("program: killed, exit code", program.exitcode)
