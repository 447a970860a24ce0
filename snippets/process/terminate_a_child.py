"""A terminated child ends at once, and its finally block never runs."""

import time
from multiprocessing import Event, Process
from multiprocessing.synchronize import Event as EventType


def work(ready: EventType) -> None:
    """Work for a minute, then clean up: it never comes to that."""
    try:
        # Flushed now: a terminated child never flushes what it printed.
        print("child: working", flush=True)
        ready.set()
        time.sleep(60)
    finally:
        print("child: cleaned up")


def main() -> None:
    """End a child that is in the middle of its work."""
    ready = Event()
    child = Process(target=work, args=(ready,))
    child.start()
    ready.wait()
    child.terminate()
    child.join()
    print("parent: alive", child.is_alive())
    print("parent: exit code", child.exitcode)


if __name__ == "__main__":
    main()
