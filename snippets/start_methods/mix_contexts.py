"""A lock of one context does not fit a process of another."""

import sys
from multiprocessing import get_context


def print_locked(lock):
    with lock:
        print("child: has the lock")


def start_a_child(ours, theirs):
    lock = ours.Lock()
    child = theirs.Process(target=print_locked, args=(lock,))
    child.start()
    child.join()
    print("parent: exit code", child.exitcode)


if __name__ == "__main__":
    ours, theirs = sys.argv[1:3] if sys.argv[2:] else ("fork", "spawn")
    start_a_child(get_context(ours), get_context(theirs))
