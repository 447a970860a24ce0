"""An object made to be recognized is not recognized after a trip."""

from enum import Enum
from multiprocessing import Pool
from typing import Any

MISSING = object()


class Mark(Enum):
    """Marks that are looked up on arrival, not made again."""

    MISSING = 1


def recognize(mark: Any) -> str:
    """Tell, in the worker, which mark has arrived."""
    if mark is MISSING:
        return "the object"
    if mark is Mark.MISSING:
        return "the member of the enum"
    if mark is None:
        return "None"
    return "unknown"


def main() -> None:
    """Let the parent and a worker recognize three marks."""
    with Pool(processes=1) as pool:
        for mark in (MISSING, Mark.MISSING, None):
            print("parent:", recognize(mark))
            print("worker:", pool.apply(recognize, (mark,)))


if __name__ == "__main__":
    main()
