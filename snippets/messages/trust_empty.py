"""After put returns, empty and qsize contradict each other."""

import queue
import time
from multiprocessing import Queue


class Slow:
    def __reduce__(self):  # is called to pickle it
        time.sleep(0.4)
        return Slow, ()


def describe(items):
    try:
        size = items.qsize()
    except NotImplementedError:  # macOS cannot tell
        size = "not implemented"
    return f"empty() {items.empty()}, qsize() {size}"


if __name__ == "__main__":
    items = Queue()
    items.put(Slow())
    print("put returned:", describe(items))
    try:
        items.get_nowait()
    except queue.Empty:
        print("get_nowait:   queue.Empty")
    items.get()
    print("get returned:", describe(items))
