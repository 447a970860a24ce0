from collections.abc import Callable
from multiprocessing import Queue
from threading import Event
from typing import Any

changed = Event()


class Letters(list[str]):
    """Is pickled once it was changed, or after a second, if `put` waits for that."""

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        changed.wait(1)
        return list, (list(self),)


if __name__ == "__main__":
    queue: Any = Queue()
    letters = Letters("ab")
    queue.put(letters)
    letters.append("c")
    changed.set()
    print("arrives:", *queue.get())
