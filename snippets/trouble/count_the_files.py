"""How many open files the objects of multiprocessing hold."""

from multiprocessing import Lock, Pipe, Pool, Process, Queue
from pathlib import Path


def work():
    pass


def start_and_join():
    child = Process(target=work)
    child.start()
    child.join()
    return child


def count_files():
    return len(list(Path("/proc/self/fd").iterdir()))


def report(kind, make):
    before = count_files()
    kept.append(make())
    after = count_files()
    print(f"{kind:<18}  {after - before:>10}")


if __name__ == "__main__":
    kept = [Lock(), start_and_join()]  # what is there once for all
    print(f"{'object':<18}  open files")
    report("Lock", Lock)
    report("Pipe", Pipe)
    report("Queue", Queue)
    report("Process, joined", start_and_join)
    report("Pool of 1", lambda: Pool(1))
    report("Pool of 4", lambda: Pool(4))
    for pool in kept[-2:]:
        pool.terminate()
        pool.join()
