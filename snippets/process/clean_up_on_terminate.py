"""A child that turns the signal into an exit cleans up first."""

import signal
import sys
import time
from multiprocessing import Event, Process


def leave(number, frame):
    sys.exit()  # raises SystemExit, so finally blocks run


def work(ready):
    signal.signal(signal.SIGTERM, leave)
    try:
        print("child: working", flush=True)
        ready.set()
        time.sleep(60)
    finally:
        time.sleep(0.3)  # cleaning up takes a moment
        print("child: cleaned up")


if __name__ == "__main__":
    ready = Event()
    child = Process(target=work, args=(ready,))
    child.start()
    ready.wait()
    child.terminate()
    print("parent: alive after terminate()", child.is_alive())
    child.join()
    print("parent: alive after join()", child.is_alive())
    print("parent: exit code", child.exitcode)
