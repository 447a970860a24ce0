import gc
import multiprocessing
import sys
import time
from multiprocessing import Pool
from pathlib import Path


def work(begun: Path, end: Path) -> None:
    begun.touch()
    while not end.exists():
        time.sleep(0.01)


def workers_after(seconds: float) -> bool:
    gc.collect()
    time.sleep(seconds)
    return bool(multiprocessing.active_children())


if __name__ == "__main__":
    begun, end = (Path(sys.argv[1], name) for name in ("begun", "end"))
    pool = Pool(1)
    result = pool.apply_async(work, (begun, end))
    while not begun.exists():
        time.sleep(0.01)
    del pool, result
    print("while a task runs:", workers_after(1))
    end.touch()
    for _ in range(100):
        if not workers_after(0.1):
            break
    print("then:", workers_after(0))
