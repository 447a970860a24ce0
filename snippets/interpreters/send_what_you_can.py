"""Which values reach an interpreter, and how: shared or copied."""

import threading
from concurrent import interpreters


class Order:
    pass


def take(value):
    return type(value).__name__


if __name__ == "__main__":
    interpreter = interpreters.create()
    values = None, 3.5, "text", (1, "a"), [1], Order(), threading.Lock()
    print(f"{'type':12}{'shareable':12}arrives as")
    for value in values:
        shareable = interpreters.is_shareable(value)
        try:
            seen = interpreter.call(take, value)
        except interpreters.NotShareableError as error:
            seen = type(error).__name__
        print(f"{type(value).__name__:12}{shareable!s:12}{seen}")
    interpreter.close()
