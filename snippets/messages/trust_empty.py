"""After put returns, empty and qsize contradict each other."""

import queue
import time
from multiprocessing import Queue, queues


class Slow:
    """An object that takes a moment to pickle, as a large one does."""

    def __reduce__(self) -> tuple[type["Slow"], tuple[()]]:
        """Be pickled slowly, by the queue's thread."""
        time.sleep(0.4)
        return Slow, ()


def describe(items: "queues.Queue[Slow]") -> str:
    """Ask the queue both questions."""
    try:
        size = str(items.qsize())
    except NotImplementedError:  # macOS cannot tell
        size = "not implemented"
    return f"empty() {items.empty()}, qsize() {size}"


def main() -> None:
    """Ask right after put, and try to get."""
    items: queues.Queue[Slow] = Queue()
    items.put(Slow())
    print("put returned:", describe(items))
    try:
        items.get_nowait()
    except queue.Empty:
        print("get_nowait:   queue.Empty")
    items.get()
    print("get returned:", describe(items))


if __name__ == "__main__":
    main()
