import os
import signal
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import Pool, active_children
from pathlib import Path
from threading import Thread

from waits import wait_for  # type: ignore[import-not-found]

noted: list[int] = []


def nap(begun: Path) -> str:
    begun.touch()
    time.sleep(1)
    return "the task went on"


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    signal.signal(signal.SIGTERM, lambda *_: noted.append(1))
    with ProcessPoolExecutor(1) as executor:
        future = executor.submit(nap, folder / "one")
        wait_for(folder / "one")
        for child in active_children():
            child.terminate()
        try:
            print("executor:", future.result())
        except BrokenProcessPool as error:
            print("executor:", type(error).__name__)
    with ProcessPoolExecutor(1) as executor:
        future = executor.submit(nap, folder / "killed")
        wait_for(folder / "killed")
        for child in active_children():
            child.kill()
        print("killed:", type(future.exception()).__name__)
    pool = Pool(1)
    pool.apply_async(nap, (folder / "two",))
    wait_for(folder / "two")
    end = Thread(target=pool.terminate, daemon=True)
    end.start()
    end.join(3)
    print("the block waits:", end.is_alive(), flush=True)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for child in active_children():
        child.kill()
    os._exit(0)
