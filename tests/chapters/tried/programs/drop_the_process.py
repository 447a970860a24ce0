import gc
from multiprocessing import Process
from pathlib import Path


def run_one() -> Process:
    child = Process(target=int)
    child.start()
    child.join()
    return child


def open_files() -> int:
    gc.collect()
    return len(list(Path("/proc/self/fd").iterdir()))


if __name__ == "__main__":
    run_one()  # what starts with the first child stays
    before = open_files()
    kept = [run_one() for _ in range(5)]
    print("kept:", open_files() - before)
    kept.clear()
    print("dropped:", open_files() - before)
