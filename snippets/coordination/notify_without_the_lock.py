"""A notification without the lock of its condition is an error."""

from multiprocessing import Condition

if __name__ == "__main__":
    changed = Condition()
    changed.notify()
