"""Twenty kinds of objects try to reach a worker, one after another."""

import itertools
import math
import multiprocessing
import os
import re
import socket
import threading
from dataclasses import dataclass
from functools import partial
from pickle import PicklingError

FAILURES = (AttributeError, PicklingError, RuntimeError, TypeError)


@dataclass
class Point:
    x: int
    y: int

    def scale(self, factor):
        return Point(factor * self.x, factor * self.y)


def double(number):
    return 2 * number


def make_local():
    def local():
        return 2

    class Local:
        pass

    return local, Local()


def arrive(thing):
    return f"arrives as {type(thing).__name__}"


if __name__ == "__main__":
    function, instance = make_local()
    with (
        open(os.devnull) as file,
        socket.socket() as plug,
        multiprocessing.Pool(1) as pool,
    ):
        things = {
            "int": 1,
            "list": ["a", "b"],
            "instance of a class": Point(1, 2),
            "class": Point,
            "function": double,
            "built-in function": math.sqrt,
            "partial of a function": partial(double, 4),
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
