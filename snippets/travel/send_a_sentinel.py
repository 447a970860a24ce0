"""An object made to be recognized is not recognized after a trip."""

from enum import Enum
from multiprocessing import Pool

MISSING = object()


class Mark(Enum):
    MISSING = 1


def recognize(mark):
    if mark is MISSING:
        return "the object"
    if mark is Mark.MISSING:
        return "the member of the enum"
    if mark is None:
        return "None"
    return "unknown"


if __name__ == "__main__":
    with Pool(1) as pool:
        for mark in (MISSING, Mark.MISSING, None):
            print("parent:", recognize(mark))
            print("worker:", pool.apply(recognize, (mark,)))
