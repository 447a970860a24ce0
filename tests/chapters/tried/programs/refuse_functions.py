import sys
import traceback
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import Pool, Process, get_start_method
from pickle import PicklingError
from typing import Any


def make() -> Callable[[Any], None]:
    def local(item: Any) -> None:
        print("a worker does something:", item)

    return local


class Item:
    def __init__(self) -> None:
        self.key = lambda: 0


def take(item: Any) -> None:
    print("a worker got", item)


TASKS: dict[str, tuple[Any, Any]] = {
    "local function": (make(), 0),
    "lambda": (lambda item: print("a worker got", item), 0),
    "attribute": (take, Item()),
    "default": (take, defaultdict(lambda: 0)),
    "key": (partial(sorted, key=lambda item: item), [0]),
}


def wait_for(executor: ProcessPoolExecutor, function: Any, item: Any) -> None:
    executor.submit(function, item).result()


def told(try_it: Callable[[], Any], way: str, word: str) -> str:
    """Return by which way the error came, if its message holds the word."""
    try:
        try_it()
    except (AttributeError, PicklingError) as error:
        frames = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
        found = way in frames and ("start" in frames) == (way == "start") and word in str(error)
        notes = getattr(error, "__notes__", [])
        leads = any(note.startswith("when serializing ") for note in notes)
        return way if found and leads == (sys.version_info >= (3, 14)) else f"{error!r}: {frames}"
    return "nothing"


if __name__ == "__main__":
    with Pool(1) as pool, ProcessPoolExecutor(1) as executor:
        for name, (function, item) in TASKS.items():
            word = "<locals>" if name == "local function" else "<lambda>"
            tries: dict[str, Callable[[], Any]] = {
                "map": partial(pool.map, function, [item]),
                "apply": partial(pool.apply, function, (item,)),
                "result": partial(wait_for, executor, function, item),
            }
            if get_start_method() != "fork":
                tries["start"] = Process(target=take, args=((function, item),)).start
            print(f"{name}:", *(told(try_it, way, word) for way, try_it in tries.items()))
