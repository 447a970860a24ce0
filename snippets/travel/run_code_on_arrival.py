"""Unpickling calls what the pickle names."""

from functools import partial
from multiprocessing import Pool


class Parcel:
    def __reduce__(self):
        text = "worker: printed while unpickling"
        return partial(print, flush=True), (text,)


def arrive(thing):
    return f"arrives as {thing!r}"


if __name__ == "__main__":
    with Pool(1) as pool:
        print("worker:", pool.apply(arrive, (Parcel(),)))
