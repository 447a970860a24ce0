import signal
import time
from typing import Any


def late(*_: Any) -> None:
    raise TimeoutError


def try_twice() -> str:
    for _ in range(2):
        try:
            time.sleep(0.5)
        except OSError:
            print("caught")
    return "goes on"


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    print(try_twice())
