from multiprocessing import Pool
from threading import Lock
from typing import Any


class Account:
    """As in snippets/travel/leave_the_lock_at_home.py."""

    def __init__(self) -> None:
        self.balance = 100
        self.lock = Lock()

    def add(self, amount: int) -> int:
        with self.lock:
            self.balance += amount
            return self.balance

    def __getstate__(self) -> dict[str, Any]:
        return {"balance": self.balance}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.balance = state["balance"]
        self.lock = Lock()


if __name__ == "__main__":
    account = Account()
    with Pool(1) as pool, account.lock:
        print("while the parent holds its lock:", pool.apply_async(account.add, (5,)).get(30))
