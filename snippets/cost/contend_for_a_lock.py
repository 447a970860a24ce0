"""A lock is cheap while nobody else wants it."""

import sys
import time
from multiprocessing import Barrier, Lock, Process, Queue
from statistics import median

ROUNDS = 3


def count(guard, times, barrier, results):
    """Count, each step guarded, when all are ready; tell the time."""
    number = 0
    barrier.wait()
    begin = time.perf_counter()  # each process times itself
    if guard is None:
        for _ in range(times):
            number = number + 1
    else:
        for _ in range(times):
            with guard:
                number = number + 1
    results.put(time.perf_counter() - begin)


def nanoseconds(guards, times):
    barrier, results = Barrier(len(guards)), Queue()
    children = [
        Process(target=count, args=(guard, times, barrier, results))
        for guard in guards
    ]
    for child in children:
        child.start()
    slowest = max(results.get() for _ in children)
    for child in children:
        child.join()
    return 1_000_000_000 * slowest / times


if __name__ == "__main__":
    times = int(sys.argv[1]) if sys.argv[1:] else 100_000
    one, other = Lock(), Lock()
    cases = {
        "no lock, 1 process": [None],
        "no lock, 2 processes": [None, None],
        "a lock, 1 process": [one],
        "a lock each, 2 processes": [one, other],
        "one lock for both, 2 processes": [one, one],
    }
    seen = {name: [] for name in cases}
    for _ in range(ROUNDS):
        for name, guards in cases.items():
            seen[name].append(nanoseconds(guards, times))

    head = f"{'Guard':30}  A step (ns)  Min (ns)  Max (ns)"
    print(head)
    for name, ns in seen.items():
        print(
            f"{name:30}  {median(ns):<11,.0f}  {min(ns):<8,.0f}"
            f"  {max(ns):,.0f}"
        )
