"""An object that holds a thread's lock cannot reach a worker."""

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


if __name__ == "__main__":
    account = Account(100)
    with Pool(1) as pool:
        print("worker:", pool.apply(account.add, (5,)))
    print("parent:", account.balance)
