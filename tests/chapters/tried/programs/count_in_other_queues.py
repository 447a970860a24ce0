import inspect
import queue
from multiprocessing import Manager, Queue
from typing import Any


class OfAnotherSystem:
    """A semaphore that does not tell its value."""

    def _get_value(self) -> int:
        raise NotImplementedError


if __name__ == "__main__":
    asked: Any = Queue()
    asked._sem._semlock = OfAnotherSystem()
    try:
        asked.qsize()
    except NotImplementedError as error:
        print("asks a semaphore:", repr(error))
    with Manager() as manager:
        for other in (queue.Queue(), manager.Queue()):
            other.put("one")
            print("counts:", other.qsize())
    print("without a semaphore:", "sem" not in inspect.getsource(queue.Queue).lower())
