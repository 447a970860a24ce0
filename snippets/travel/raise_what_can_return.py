"""An exception that hands on all its arguments comes back whole."""

from multiprocessing import Pool


class OutOfStockError(Exception):
    def __init__(self, item, missing):
        super().__init__(item, missing)
        self.item, self.missing = item, missing

    def __str__(self):
        return f"{self.missing} {self.item} too few"


def take(item, number):
    if number > 3:
        raise OutOfStockError(item, number - 3)
    return 3 - number


if __name__ == "__main__":
    with Pool(1) as pool:
        try:
            print("left:", pool.apply(take, ("teapot", 5)))
        except OutOfStockError as error:
            print("caught:", error)
