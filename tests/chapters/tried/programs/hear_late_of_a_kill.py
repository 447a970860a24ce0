import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import TimeoutError as NothingYet
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from leaving import leave_a_child  # type: ignore[import-not-found]

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
