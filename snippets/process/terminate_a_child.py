"""A terminated child ends where it is, without its finally block."""

import time
from multiprocessing import Event, Process


def work(ready):
    try:
        print("child: working", flush=True)
        ready.set()
        time.sleep(60)
    finally:
        print("child: cleaned up")


if __name__ == "__main__":
    ready = Event()
    child = Process(target=work, args=(ready,))
    child.start()
    ready.wait()
    child.terminate()
    child.join()
    print("parent: exit code", child.exitcode)
