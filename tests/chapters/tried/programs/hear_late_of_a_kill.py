import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import TimeoutError as NothingYet
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import Process
from pathlib import Path


def stay(end: Path) -> None:
    while not end.exists():
        time.sleep(0.01)


def leave_a_child(end: Path) -> None:
    Process(target=stay, args=(end,)).start()
    os._exit(1)


if __name__ == "__main__":
    end = Path(sys.argv[1], "end")
    executor = ProcessPoolExecutor(1)
    future = executor.submit(leave_a_child, end)
    for seconds in (1, 30):
        try:
            future.result(timeout=seconds)
        except NothingYet:
            print("while its child lives: nothing")
            end.touch()
        except BrokenProcessPool:
            print("then: broken")
            break
    end.touch()
