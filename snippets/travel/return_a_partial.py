"""A partial of a function with a name can come back as a result."""

from collections.abc import Callable
from functools import partial
from multiprocessing import Pool


def convert(rate: int, amount: int) -> int:
    """Multiply, with all that is needed as arguments."""
    return rate * amount


def make_converter(rate: int) -> Callable[[int], int]:
    """Return a function and a value for it."""
    return partial(convert, rate)


def main() -> None:
    """Ask a worker for a function."""
    with Pool(processes=1) as pool:
        convert_by_3 = pool.apply(make_converter, (3,))
        print(convert_by_3(10))


if __name__ == "__main__":
    main()
