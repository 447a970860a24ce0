"""A method cannot be a task if its object holds the pool."""

from multiprocessing import Pool


class Shop:
    """Converts prices with the help of workers."""

    def __init__(self, rate: int) -> None:
        """Start the workers and keep the pool: the mistake."""
        self.rate = rate
        self.pool = Pool(processes=2)

    def convert(self, price: int) -> int:
        """Convert one price, in a worker."""
        return self.rate * price

    def convert_all(self, prices: list[int]) -> list[int]:
        """Convert all prices."""
        with self.pool:
            return self.pool.map(self.convert, prices)


def main() -> None:
    """Open a shop and convert some prices."""
    print(Shop(rate=3).convert_all([10, 20, 30]))


if __name__ == "__main__":
    main()
