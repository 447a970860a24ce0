import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import (
    Array,
    Condition,
    Lock,
    Pipe,
    Pool,
    Process,
    Queue,
    RawArray,
    Semaphore,
    Value,
)
from typing import Any

WORDS = "objects should only be shared between processes through inheritance"


class Holder:
    def __init__(self, held: Any) -> None:
        self.held = held

    def take(self, _: Any) -> None:
        print("a worker got", type(self.held).__name__)


class Writer(Process):
    def open_it(self) -> None:
        self.file = sys.stdout


def take(item: Any) -> None:
    print("a worker got", type(item).__name__)


def get(items: Sequence[Any]) -> None:
    print("a new process gets", *(type(item).__name__ for item in items))


def wait_for(executor: ProcessPoolExecutor, item: Any) -> None:
    executor.submit(take, item).result()


def refused(try_it: Callable[[], Any]) -> str:
    try:
        try_it()
    except RuntimeError as error:
        if str(error).endswith(WORDS):
            return str(error).partition(" ")[0]
    return "another end"


if __name__ == "__main__":
    shared: tuple[Any, ...] = (
        Queue(),
        Lock(),
        Semaphore(),
        Condition(),
        Value("i"),
        Array("i", 5),
        RawArray("i", 5),
    )
    child = Process(target=get, args=(shared,))
    child.start()
    child.join()
    with Pool(1) as pool, ProcessPoolExecutor(1) as executor:
        for item in shared:
            ways: list[Callable[[], Any]] = [
                partial(pool.map, take, [item]),
                partial(pool.starmap, take, [(item,)]),
                partial(pool.apply, take, (item,)),
                partial(pool.apply, partial(take, item)),
                partial(pool.apply, Holder(item).take, (0,)),
                partial(wait_for, executor, item),
                partial(Pipe()[1].send, item),
            ]
            print("at another time:", *{refused(way) for way in ways})
    writer = Writer()
    writer.open_it()
    try:
        writer.start()
        writer.join()
        print("attribute of another method: gone along")
    except TypeError as error:
        print("attribute of another method:", "TextIOWrapper" in str(error))
