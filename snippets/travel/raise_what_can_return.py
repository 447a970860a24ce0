"""An exception with all its arguments arrives whole."""

from multiprocessing import Pool


class OutOfStockError(Exception):
    """Keeps what is missing, and tells Exception all of it."""

    def __init__(self, item: str, missing: int) -> None:
        """Pass on both arguments, and keep them."""
        super().__init__(item, missing)
        self.item, self.missing = item, missing

    def __str__(self) -> str:
        """Make the text when it is asked for."""
        return f"{self.missing} {self.item} too few"


def take(item: str, number: int) -> int:
    """Fail, since there are only 3."""
    if number > 3:
        raise OutOfStockError(item, number - 3)
    return 3 - number


def main() -> None:
    """Catch the error of a task."""
    with Pool(processes=1) as pool:
        try:
            print("left:", pool.apply(take, ("teapot", 5)))
        except OutOfStockError as error:
            print("caught:", error)


if __name__ == "__main__":
    main()
