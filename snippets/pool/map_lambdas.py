"""A lambda cannot travel to a worker, so map raises in the parent."""

from collections.abc import Callable
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
    lambda: area(3, height=4),
    lambda: square(5),
    lambda: total(1, 2, 3),
]


def call(job: Callable[[], int]) -> int:
    """Call what the parent has prepared."""
    return job()


def main() -> None:
    """Map over lambdas: the mistake."""
    with Pool(processes=3) as pool:
        print("results:", pool.map(call, JOBS))


if __name__ == "__main__":
    main()
