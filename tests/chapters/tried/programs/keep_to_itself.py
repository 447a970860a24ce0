import time
from multiprocessing import Process
from typing import Any


class Numbers(list[int]):
    """A list that tells when it is pickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        print("pickled")
        return Numbers, (list(self),)


def extend(numbers: list[int]) -> None:
    numbers.extend([3, 4, 5])


if __name__ == "__main__":
    numbers = Numbers([1, 2])
    child = Process(target=extend, args=(numbers,))
    child.start()
    child.join()
    time.sleep(0.5)
    print("later:", list(numbers))
    extend(numbers)
    print("called:", list(numbers))
