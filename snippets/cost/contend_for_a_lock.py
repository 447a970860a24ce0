"""A lock is cheap while nobody else wants it."""

import sys
import time
from multiprocessing import Array, Barrier, Lock, Process
from multiprocessing.sharedctypes import SynchronizedArray
from multiprocessing.synchronize import Barrier as SharedBarrier
from multiprocessing.synchronize import Lock as SharedLock
from statistics import median

ROUNDS = 7
CASES = [  # name, processes; who holds which lock: see take_turns
    ("no lock", 1),
    ("no lock", 2),
    ("a lock each", 1),
    ("a lock each", 2),
    ("one lock for both", 2),
]


def count(times: int) -> None:
    """Count without a lock."""
    number = 0
    for _ in range(times):
        number = number + 1


def count_locked(lock: SharedLock, times: int) -> None:
    """Count, and take the lock for each step."""
    number = 0
    for _ in range(times):
        with lock:
            number = number + 1


def take_turns(
    me: int,
    locks: list[SharedLock],
    clock: "SynchronizedArray[float]",
    barrier: SharedBarrier,
    times: int,
) -> None:
    """Take part in each turn, or sit it out, and note when."""
    turns = CASES * (1 + ROUNDS)  # a round to warm up
    for turn, (name, processes) in enumerate(turns):
        lock = locks[0 if name == "one lock for both" else me]
        barrier.wait()  # until both processes are here
        if me < processes:
            clock[4 * turn + me] = time.perf_counter()
            if name == "no lock":
                count(times)
            else:
                count_locked(lock, times)
            clock[4 * turn + 2 + me] = time.perf_counter()


def main() -> None:
    """Let two processes count in turn, then print a line a case."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    clock = Array("d", 4 * len(CASES) * (1 + ROUNDS))
    locks, barrier = [Lock(), Lock()], Barrier(2)
    pair = [
        Process(
            target=take_turns, args=(me, locks, clock, barrier, times)
        )
        for me in (0, 1)
    ]
    for process in pair:
        process.start()
    for process in pair:
        process.join()

    seconds = []  # of each turn: first begin to last end
    for turn in range(len(CASES) * (1 + ROUNDS)):
        four = clock[4 * turn : 4 * turn + 4]
        seen = [each for each in four if each]  # 0: sat out
        seconds.append(max(seen) - min(seen))
    print(
        "Lock               Processes  A step (ns)  Min (ns)  Max (ns)"
        "  Steps of all (per ms)"
    )
    for case, (name, processes) in enumerate(CASES):
        own = seconds[case :: len(CASES)][1:]  # without the first round
        ns = [1e9 * each / times for each in own]
        together = processes * 1e6 / median(ns)
        print(
            f"{name:17}  {processes:<9}  {median(ns):<11,.0f}"
            f"  {min(ns):<8,.0f}  {max(ns):<8,.0f}  {together:,.0f}"
        )


if __name__ == "__main__":
    main()
