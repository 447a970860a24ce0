"""An empty function: called, given to a pool, run by a process."""

import time
from multiprocessing import Pool, Process


def do_nothing():
    pass


def start_and_join():
    child = Process(target=do_nothing)
    child.start()
    child.join()


def microseconds(part, times):
    begin = time.perf_counter()
    for _ in range(times):
        part()
    return 1_000_000 * (time.perf_counter() - begin) / times


if __name__ == "__main__":
    call = microseconds(do_nothing, times=100_000)
    print(f"a call:                {call:12,.2f} µs")
    with Pool() as pool:
        pool.apply(do_nothing)  # now a worker is up
        task = microseconds(lambda: pool.apply(do_nothing), times=100)
    print(f"a task in a warm pool: {task:12,.2f} µs")
    process = microseconds(start_and_join, times=10)
    print(f"a process:             {process:12,.2f} µs")
