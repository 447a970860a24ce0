import sqlite3
import sys
from collections.abc import Iterator
from multiprocessing import Pool
from multiprocessing.pool import MaybeEncodingError  # type: ignore[attr-defined]
from typing import Any


class KeptError(Exception):
    def __init__(self) -> None:
        self.numbers = (number for number in range(3))


def generate() -> Iterator[int]:
    return (number for number in range(3))


def open_a_file() -> Any:
    return sys.stdout


def connect() -> sqlite3.Connection:
    return sqlite3.connect(":memory:")


def fail(_: int = 0) -> None:
    raise KeptError


def raise_a_value_error(number: int) -> None:
    raise ValueError(number)


if __name__ == "__main__":
    with Pool(1) as pool:
        for task in (generate, open_a_file, connect, fail):
            try:
                pool.apply(task)
            except MaybeEncodingError as error:
                print(f"{task.__name__}:", "ExceptionWithTraceback" in str(error))
        try:
            for _ in pool.imap(raise_a_value_error, range(3)):
                print("a result")
        except ValueError as error:
            print("imap:", error)
