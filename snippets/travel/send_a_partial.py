"""A partial carries a value along to a function with a name."""

from functools import partial
from multiprocessing import Pool


def convert(rate: int, amount: int) -> int:
    """Multiply, with all that is needed as arguments."""
    return rate * amount


def main() -> None:
    """Map the function with its first argument filled in."""
    with Pool(processes=2) as pool:
        print(pool.map(partial(convert, 3), [10, 20, 30]))


if __name__ == "__main__":
    main()
