"""An object travels without its lock and makes a new one."""

from multiprocessing import Pool
from threading import Lock
from typing import Any


class Account:
    """Counts, and lets one thread at a time do it."""

    def __init__(self, balance: int) -> None:
        """Start with a balance and a lock of its own."""
        self.balance = balance
        self.lock = Lock()

    def __getstate__(self) -> dict[str, Any]:
        """Return what may travel: all but the lock."""
        state = self.__dict__.copy()
        del state["lock"]
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take what arrived, and make a new lock."""
        self.__dict__.update(state)
        self.lock = Lock()

    def add(self, amount: int) -> int:
        """Add under the lock, and return the new balance."""
        with self.lock:
            self.balance += amount
            return self.balance


def main() -> None:
    """Let a worker add to an account."""
    account = Account(100)
    with Pool(processes=1) as pool:
        print("worker:", pool.apply(account.add, (5,)))
    print("parent:", account.balance)


if __name__ == "__main__":
    main()
