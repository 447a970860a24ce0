"""A child that ignores SIGTERM outlives terminate(), but not kill()."""

import signal
import time
from multiprocessing import Event, Process


def work(ready):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("child: working", flush=True)
    ready.set()
    time.sleep(60)


if __name__ == "__main__":
    ready = Event()
    child = Process(target=work, args=(ready,))
    child.start()
    ready.wait()
    child.terminate()
    child.join(0.3)
    print("parent: alive after terminate()", child.is_alive())
    child.kill()
    child.join()
    print("parent: exit code", child.exitcode)
