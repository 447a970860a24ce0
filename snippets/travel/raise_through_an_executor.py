"""An executor says that the exception could not be made again."""

from concurrent.futures import ProcessPoolExecutor


class OutOfStockError(Exception):
    def __init__(self, item, missing):
        super().__init__(f"{missing} {item} too few")
        self.item, self.missing = item, missing


def take(item, number):
    if number > 3:
        raise OutOfStockError(item, number - 3)
    return 3 - number


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        try:
            print("left:", executor.submit(take, "teapot", 5).result())
        except OutOfStockError as error:
            print("caught:", error)
