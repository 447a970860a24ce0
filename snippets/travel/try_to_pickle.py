"""Nine objects try to reach a worker: three arrive, six cannot."""

from functools import partial
from multiprocessing import Pool, Queue
from pickle import PicklingError
from threading import Lock


def double(number):
    return 2 * number


def arrive(thing):
    return f"arrives as {type(thing).__name__}"


if __name__ == "__main__":
    with Pool(1) as pool, open(__file__) as file:
        things = {
            "list": ["tea", 3.5],
            "function": double,
            "partial": partial(double, 4),
            "lambda": lambda number: 2 * number,
            "generator": (n for n in range(3)),
            "open file": file,
            "thread's lock": Lock(),
            "queue": Queue(),
            "pool": pool,
        }
        for name, thing in things.items():
            try:
                print(f"{name:14}", pool.apply(arrive, (thing,)))
            except (PicklingError, RuntimeError, TypeError) as error:
                print(f"{name:14}", type(error).__name__)
