import os
import sys
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NothingYet
from pathlib import Path

from waits import wait_for  # type: ignore[import-not-found]


def leave(_: "Future[None]") -> None:
    sys.exit()


if __name__ == "__main__":
    has_callback = Path(sys.argv[1], "has_callback")
    executor = ProcessPoolExecutor(1)
    first = executor.submit(wait_for, has_callback)
    first.add_done_callback(leave)  # had it ended by now, this program would leave
    has_callback.touch()
    first.result()
    try:
        print(executor.submit(int).result(timeout=1))
    except NothingYet:
        print("the next one: nothing", flush=True)
    for child in (executor._processes or {}).values():
        child.kill()
    os._exit(0)
