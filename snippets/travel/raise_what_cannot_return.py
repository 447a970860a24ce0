"""An exception that cannot be made again leaves the parent waiting."""

from multiprocessing import Pool


class OutOfStockError(Exception):
    def __init__(self, item, missing):
        super().__init__(f"{missing} {item} too few")
        self.item, self.missing = item, missing


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
