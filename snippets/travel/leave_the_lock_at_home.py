"""An object travels without its lock, and the copy makes its own."""

from multiprocessing import Pool
from threading import Lock


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = Lock()

    def add(self, amount):
        with self.lock:
            self.balance += amount
            return self.balance

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["lock"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.lock = Lock()


if __name__ == "__main__":
    account = Account(100)
    with Pool(1) as pool:
        print("worker:", pool.apply(account.add, (5,)))
    print("parent:", account.balance)
