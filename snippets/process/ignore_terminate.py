"""A child that ignores SIGTERM outlives terminate(), but not kill()."""

import signal
import time
from multiprocessing import Event, Process
from multiprocessing.synchronize import Event as EventType


def work(ready: EventType) -> None:
    """Refuse to end on request."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    ready.set()
    time.sleep(60)


def main() -> None:
    """Ask the child to end, then make it."""
    ready = Event()
    child = Process(target=work, args=(ready,))
    child.start()
    ready.wait()
    child.terminate()
    child.join(0.3)
    print("after terminate(): alive", child.is_alive())
    child.kill()
    child.join()
    print("after kill(): alive", child.is_alive())
    print("exit code", child.exitcode)


if __name__ == "__main__":
    main()
