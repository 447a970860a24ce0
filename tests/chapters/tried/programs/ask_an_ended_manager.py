from multiprocessing import Manager
from threading import Thread
from typing import Any


def ask(what: str, proxy: Any) -> None:
    try:
        proxy.copy()
    except OSError as error:
        print(what, type(error).__name__)


if __name__ == "__main__":
    with Manager() as manager:
        used, unused, other = manager.dict(), manager.dict(), manager.dict()
        used["Ada"] = 1
    ask("not used, but another one:", unused)
    thread = Thread(target=ask, args=("the first of its thread:", other))
    thread.start()
    thread.join()
