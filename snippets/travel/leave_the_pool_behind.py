"""A method can be a task if its object leaves the pool behind."""

from multiprocessing import Pool
from typing import Any


class Shop:
    """Converts prices with the help of workers."""

    def __init__(self, rate: int) -> None:
        """Start the workers and keep the pool."""
        self.rate = rate
        self.pool = Pool(processes=2)

    def __getstate__(self) -> dict[str, Any]:
        """Return what may travel: all but the pool."""
        state = self.__dict__.copy()
        del state["pool"]
        return state

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
