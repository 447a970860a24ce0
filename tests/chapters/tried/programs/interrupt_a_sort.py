import random
import signal
from typing import Any


class Number:
    def __init__(self, value: float) -> None:
        self.value = value

    def __lt__(self, other: "Number") -> bool:
        return self.value < other.value


def late(*_: Any) -> None:
    raise TimeoutError


def sort(items: list[Any]) -> None:
    kept = sorted(items)
    signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0.001)
    try:
        items.sort()
    except TimeoutError:
        print(type(items[0]).__name__, "late, sorted:", items == kept)


if __name__ == "__main__":
    numbers = [random.random() for _ in range(300_000)]
    sort(numbers[:])
    sort([Number(value) for value in numbers[:30_000]])
