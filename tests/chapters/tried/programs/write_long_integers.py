from collections.abc import Callable
from functools import partial

NUMBER: int = 10**5000
WAYS: list[Callable[[], object]] = [
    partial(str, NUMBER),
    partial(print, NUMBER),
    lambda: f"{NUMBER}",
    partial(int, 5000 * "1"),
]

if __name__ == "__main__":
    for way in WAYS:
        try:
            way()
        except ValueError as error:
            print(
                str(error)[: len("Exceeds the limit (4300 digits) for integer string conversion")]
            )
