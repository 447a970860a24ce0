"""Twenty kinds of objects try to reach a worker, one after another."""

import functools
import itertools
import math
import multiprocessing
import os
import re
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pickle import PicklingError
from typing import Any

FAILURES = (AttributeError, PicklingError, RuntimeError, TypeError)


@dataclass
class Point:
    """An instance of a class that stands at the top of a module."""

    x: int
    y: int

    def scale(self, factor: int) -> "Point":
        """Be a method, bound to an instance."""
        return Point(factor * self.x, factor * self.y)


def double(number: int) -> int:
    """Be a function that stands at the top of a module."""
    return 2 * number


def make_local() -> tuple[Callable[[], int], object]:
    """Return a function and an instance of a class made in here."""

    def local() -> int:
        return 2

    class Local:
        pass

    return local, Local()


def arrive(thing: Any) -> str:
    """Say, in the worker, what has arrived."""
    return f"arrived as {type(thing).__name__}"


def main() -> None:
    """Send each thing to a worker, and print what became of it."""
    function, instance = make_local()
    with (
        open(os.devnull) as file,
        socket.socket() as plug,
        multiprocessing.Pool(processes=1) as pool,
    ):
        things = {
            "int": 1,
            "list": ["a", "b"],
            "instance of a class": Point(1, 2),
            "class": Point,
            "function": double,
            "built-in function": math.sqrt,
            "partial of a function": functools.partial(double, 4),
            "bound method": Point(1, 2).scale,
            "socket": plug,
            "lambda": lambda: 2,
            "local function": function,
            "instance of a local class": instance,
            "generator": (n for n in range(3)),
            "itertools.count": itertools.count(),
            "open file": file,
            "module": math,
            "lock of threading": threading.Lock(),
            "Lock of multiprocessing": multiprocessing.Lock(),
            "Queue of multiprocessing": multiprocessing.Queue(),
            "Pool": pool,
        }
        print("Sent to a worker           What became of it")
        for name, thing in things.items():
            try:
                outcome = pool.apply(arrive, (thing,))
            except FAILURES as error:
                outcome = f"{type(error).__name__}: {error}"
            # Addresses differ from run to run.
            outcome = re.sub(r" at 0x\w+", " at 0x…", outcome)
            print(f"{name:25}  {outcome}")


if __name__ == "__main__":
    main()
