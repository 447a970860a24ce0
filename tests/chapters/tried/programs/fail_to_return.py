import multiprocessing
import os
import threading
from multiprocessing import Pool, TimeoutError  # noqa: A004
from typing import Any


def nest(_: int) -> Any:
    """Return what can be neither pickled nor shown."""
    nested: list[Any] = []
    for _ in range(100_000):
        nested = [nested]
    return nested


class MissingError(Exception):
    def __init__(self, name: str, number: int = 0) -> None:
        super().__init__(name)
        if multiprocessing.parent_process() is None:
            raise FileNotFoundError(name)


def fail(_: int) -> None:
    raise MissingError("teapot")


if __name__ == "__main__":
    told: list[str] = []
    threading.excepthook = lambda args: told.append(args.exc_type.__name__)
    for task in (nest, fail):
        pool = Pool(1)
        try:
            pool.apply_async(task, (0,)).get(timeout=1)
        except TimeoutError:
            print(f"{task.__name__}: waits, and a thread told {len(told)}", flush=True)
    for child in multiprocessing.active_children():
        child.kill()
    os._exit(0)
