"""Unpickling calls what the pickle names."""

from functools import partial
from multiprocessing import Pool
from typing import Any


class Parcel:
    """Asks whoever unpickles it to call a function."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Name a function and its arguments."""
        text = "worker: printed while unpickling"
        return partial(print, flush=True), (text,)


def arrive(thing: Any) -> str:
    """Say, in the worker, what has arrived."""
    return f"arrived as {thing!r}"


def main() -> None:
    """Send a parcel."""
    with Pool(processes=1) as pool:
        print("worker:", pool.apply(arrive, (Parcel(),)))


if __name__ == "__main__":
    main()
