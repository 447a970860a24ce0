import sys
from collections.abc import Callable
from functools import partial
from multiprocessing import Manager, Pool, Process
from typing import Any


class Shop:
    def __init__(self, manager: Any) -> None:
        self.manager = manager

    def sell(self) -> None:
        print("a worker got", type(self.manager).__name__)


def told(try_it: Callable[[], Any]) -> str:
    try:
        try_it()
    except TypeError as error:
        return str(error)
    return "nothing"


def notes_of(try_it: Callable[[], Any]) -> str:
    try:
        try_it()
    except TypeError as error:
        return " ".join(getattr(error, "__notes__", []))
    return ""


if __name__ == "__main__":
    with Manager() as manager, Pool(1) as pool:
        print("argument:", told(partial(pool.apply, id, (manager,))))
        print("attribute:", told(partial(pool.apply, Shop(manager).sell)))
        notes = "SyncManager" in notes_of(partial(pool.apply, id, (manager,)))
        child = Process(target=bool, args=(manager,))
        print("new process:", told(child.start))
        if child.pid:
            child.join()
        print("notes since 3.14:", notes == (sys.version_info >= (3, 14)))
