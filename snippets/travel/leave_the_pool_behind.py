"""A method can be a task if its object leaves the pool behind."""

from multiprocessing import Pool


class Shop:
    def __init__(self, rate):
        self.rate = rate
        self.pool = Pool(2)

    def convert(self, price):
        return self.rate * price

    def convert_all(self, prices):
        with self.pool:
            return self.pool.map(self.convert, prices)

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["pool"]
        return state


if __name__ == "__main__":
    print(Shop(rate=3).convert_all([10, 20, 30]))
