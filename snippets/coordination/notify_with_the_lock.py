"""A notification with the lock of its condition is none."""

from multiprocessing import Condition

if __name__ == "__main__":
    changed = Condition()
    with changed:
        changed.notify()
    print("notified")
