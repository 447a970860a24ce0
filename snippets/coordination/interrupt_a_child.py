"""A child is interrupted as by Ctrl-C, and cleans up."""

import time
from multiprocessing import Event, Process


def work(begun):
    try:
        begun.set()
        time.sleep(60)
    except KeyboardInterrupt:
        print("child: interrupted", flush=True)
    finally:
        print("child: cleans up", flush=True)


if __name__ == "__main__":
    begun = Event()
    child = Process(target=work, args=(begun,), daemon=True)
    child.start()
    begun.wait()
    child.interrupt()
    child.join()
    print("parent: exit code", child.exitcode)
