"""Whatever empty says, get waits until the item has come."""

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
    items.get()
    print("get returned:", describe(items))
