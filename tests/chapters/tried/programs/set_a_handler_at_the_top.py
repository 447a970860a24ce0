import multiprocessing
import os
import signal
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def end(*_: object) -> None:
    sys.exit(143)


signal.signal(signal.SIGTERM, end)


def nap(begun: Path) -> None:
    begun.touch()
    time.sleep(60)


if __name__ == "__main__":
    begun = Path(sys.argv[1], "begun")
    executor = ProcessPoolExecutor(1)
    future = executor.submit(nap, begun)
    while not begun.exists():
        time.sleep(0.01)
    (worker,) = multiprocessing.active_children()
    worker.terminate()
    try:
        future.result(timeout=30)
    except SystemExit as error:
        print("SystemExit", error.code)
    print("the same worker:", executor.submit(os.getpid).result() == worker.pid, flush=True)
    worker.kill()
    os._exit(0)
