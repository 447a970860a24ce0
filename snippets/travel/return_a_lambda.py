"""A lambda cannot come back as the result of a task."""

from collections.abc import Callable
from multiprocessing import Pool


def make_converter(rate: int) -> Callable[[int], int]:
    """Return a function: the mistake."""
    return lambda amount: rate * amount


def main() -> None:
    """Ask a worker for a function."""
    with Pool(processes=1) as pool:
        convert = pool.apply(make_converter, (3,))
        print(convert(10))


if __name__ == "__main__":
    main()
