"""An exception that cannot be made again leaves the parent waiting."""

from multiprocessing import Pool


class OutOfStockError(Exception):
    """Keeps what is missing, and tells Exception only a text."""

    def __init__(self, item: str, missing: int) -> None:
        """Pass one text on, and not the two arguments."""
        super().__init__(f"{missing} {item} too few")
        self.item, self.missing = item, missing


def take(item: str, number: int) -> int:
    """Fail, since there are only 3."""
    if number > 3:
        raise OutOfStockError(item, number - 3)
    return 3 - number


def main() -> None:
    """Catch the error of a task, as it seems."""
    with Pool(processes=1) as pool:
        try:
            print("left:", pool.apply(take, ("teapot", 5)))
        except OutOfStockError as error:
            print("caught:", error)


if __name__ == "__main__":
    main()
