"""One map runs several functions, each with its own arguments."""

from collections.abc import Callable
from functools import partial
from multiprocessing import Pool


def area(width: int, height: int) -> int:
    """Multiply the two sides."""
    return width * height


def square(number: int) -> int:
    """Multiply a number by itself."""
    return number * number


def total(*numbers: int) -> int:
    """Add all numbers."""
    return sum(numbers)


JOBS = [
    partial(area, 3, height=4),
    partial(square, 5),
    partial(total, 1, 2, 3),
]


def call(job: Callable[[], int]) -> int:
    """Call what the parent has prepared."""
    return job()


def main() -> None:
    """Map over calls whose arguments are bound already."""
    with Pool(processes=3) as pool:
        print("results:", pool.map(call, JOBS))


if __name__ == "__main__":
    main()
