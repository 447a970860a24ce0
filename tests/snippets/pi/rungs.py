"""What the tests of the Monte Carlo programs share."""

import inspect
import math
import re
from collections.abc import Callable, Iterable
from itertools import starmap
from types import ModuleType
from typing import Any

LINE = re.compile(r"estimate (\d\.\d{5}) \+- (\d\.\d{5}), pi is 3\.14159")


class PoolOfNobody:
    """Does the tasks of a pool here and now, one after the other, and keeps them."""

    def __init__(self) -> None:
        self.tasks: list[tuple[Any, ...]] = []

    def starmap(self, function: Callable[..., int], tasks: Iterable[tuple[Any, ...]]) -> list[int]:
        self.tasks = list(tasks)
        return list(starmap(function, self.tasks))


class Draws:
    """Stands in for a generator: every point is the corner, so every point is a hit."""

    numbers = 0

    def __init__(self, *_: object) -> None:
        pass

    def random(self) -> float:
        Draws.numbers += 1
        return 0.0


def read(lines: list[str]) -> tuple[float, float]:
    """Return the estimate and the standard error of a program that printed them."""
    (line,) = lines
    match = LINE.fullmatch(line)
    assert match, line
    return float(match[1]), float(match[2])


def is_good(lines: list[str], points: int) -> bool:
    """Tell whether an estimate is as near as its points allow, and says so."""
    estimate, error = read(lines)
    p = math.pi / 4
    expected = 4 * math.sqrt(p * (1 - p) / points)
    return abs(estimate - math.pi) < 4 * expected and abs(error - expected) < 2e-5


def loop_of(module: ModuleType) -> str:
    """Return the source of a program's `count_hits`, without its decorator."""
    function = module.count_hits
    source = inspect.getsource(getattr(function, "py_func", function))
    return source[source.index("def ") :]
