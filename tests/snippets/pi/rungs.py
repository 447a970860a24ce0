"""What the tests of the Monte Carlo programs share."""

from collections.abc import Callable, Iterable
from itertools import starmap
from typing import Any

WORKERS = (1, 2, 3, 7, 24, 61)


class PoolOfNobody:
    """Does the tasks of a pool here and now, one after the other."""

    def starmap(
        self, function: Callable[..., int], tasks: Iterable[tuple[Any, ...]], chunksize: int
    ) -> list[int]:
        assert chunksize == 1, "one task at a time, or one worker gets several"
        return list(starmap(function, tasks))


class Draws:
    """Stands in for a generator: every point is the corner, so every point is a hit."""

    numbers = 0

    def __init__(self, *_: object) -> None:
        pass

    def random(self) -> float:
        Draws.numbers += 1
        return 0.0


def read(lines: list[str]) -> tuple[int, int, float, float]:
    """Return points, parts, estimate and standard error from what a program printed."""
    (counts,) = [line.split() for line in lines if " points in " in line]
    (result,) = [line.split() for line in lines if line.startswith("pi is about ")]
    return int(counts[0].replace(",", "")), int(counts[3]), float(result[3]), float(result[5])
