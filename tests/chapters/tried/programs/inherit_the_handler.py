import multiprocessing
import os
import signal
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path


def nap(begun: Path) -> None:
    begun.touch()
    time.sleep(60)


if __name__ == "__main__":
    begun = Path(sys.argv[1], "begun")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    executor = ProcessPoolExecutor(1)
    future = executor.submit(nap, begun)
    while not begun.exists():
        time.sleep(0.01)
    for child in multiprocessing.active_children():
        child.terminate()
    try:
        future.result(timeout=30)
    except (BrokenProcessPool, SystemExit) as error:
        print(type(error).__name__, flush=True)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for child in multiprocessing.active_children():
        child.kill()
    os._exit(0)
