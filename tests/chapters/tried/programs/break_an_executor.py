import ctypes
import os
import signal
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from orders import DemandingError, demand  # type: ignore[import-not-found]


def be_killed() -> None:
    time.sleep(0.3)
    os.kill(os.getpid(), signal.SIGKILL)


def crash() -> None:
    time.sleep(0.3)
    sys.stderr = None
    ctypes.string_at(0)


if __name__ == "__main__":
    for end in (be_killed, crash, demand):
        executor = ProcessPoolExecutor(2)
        futures = [executor.submit(time.sleep, 30), executor.submit(end), executor.submit(abs, -1)]
        workers = list(executor._processes.values())
        errors = [type(each.exception(timeout=20)) for each in futures]
        broken = errors[:2] == [BrokenProcessPool] * 2 and DemandingError not in errors
        refused = []
        for call, argument in (("submit", -1), ("map", [-1])):
            try:
                getattr(executor, call)(abs, argument)
            except BrokenProcessPool as error:
                refused.append("not usable anymore" in str(error))
        executor.shutdown()
        codes = {each.exitcode for each in workers}
        print(end.__name__, broken, refused, None in codes, codes & {-9, -11})
