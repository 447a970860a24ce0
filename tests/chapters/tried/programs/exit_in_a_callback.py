import os
import sys
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NothingYet

if __name__ == "__main__":
    executor = ProcessPoolExecutor(1)

    def leave(_: "Future[int]") -> None:
        sys.exit()

    first = executor.submit(int)
    first.add_done_callback(leave)
    first.result()
    try:
        print(executor.submit(int).result(timeout=1))
    except NothingYet:
        print("the next one: nothing", flush=True)
    for child in (executor._processes or {}).values():
        child.kill()
    os._exit(0)
