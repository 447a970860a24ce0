"""What a lock costs for each update, and what is lost without it."""

import statistics
import sys
import time
from multiprocessing import Array, Barrier, Process, Value
from multiprocessing.sharedctypes import Synchronized, SynchronizedArray
from multiprocessing.synchronize import Barrier as SharedBarrier


def add(counter: "Synchronized[int]", times: int) -> None:
    """Add 1 so many times."""
    for _ in range(times):
        counter.value += 1


def add_locked(counter: "Synchronized[int]", times: int) -> None:
    """Add 1 so many times, each time under the lock."""
    for _ in range(times):
        with counter.get_lock():
            counter.value += 1


CASES = [  # name, lock of the Value, function, processes
    ("lock=False, +=", False, add, 1),
    ("Value, +=", True, add, 1),
    ("get_lock(), +=", True, add_locked, 1),
    ("lock=False, +=", False, add, 2),
    ("Value, +=", True, add, 2),
    ("get_lock(), +=", True, add_locked, 2),
]
TURNS = CASES * 5  # five rounds


def take_turns(
    me: int,
    counters: "list[Synchronized[int]]",
    seconds: "SynchronizedArray[float]",
    barrier: SharedBarrier,
    times: int,
) -> None:
    """Take part in each turn, or sit it out, and note the time."""
    for turn, (_, _, function, processes) in enumerate(TURNS):
        barrier.wait()  # until both processes are here
        if me < processes:
            begin = time.perf_counter()
            function(counters[turn % len(CASES)], times)
            seconds[2 * turn + me] = time.perf_counter() - begin


def main() -> None:
    """Let two processes count in turn, then print a line a case."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    counters = [Value("i", 0, lock=lock) for _, lock, _, _ in CASES]
    seconds = Array("d", 2 * len(TURNS))
    barrier = Barrier(2)
    pair = [
        Process(
            target=take_turns,
            args=(me, counters, seconds, barrier, times),
        )
        for me in (0, 1)
    ]
    for process in pair:
        process.start()
    for process in pair:
        process.join()

    turns = range(len(TURNS))
    slower = [max(seconds[2 * n], seconds[2 * n + 1]) for n in turns]
    print("Counter         Processes  Median   Min      Max      Kept")
    for case, (name, _, _, processes) in enumerate(CASES):
        us = [s / times * 1e6 for s in slower[case :: len(CASES)]]
        spread = (statistics.median(us), min(us), max(us))
        cells = "  ".join(f"{each:.2f} µs" for each in spread)
        expected = times * processes * len(us)
        kept = 100 * counters[case].value // expected
        print(f"{name:14}  {processes:9}  {cells}  {kept:4} %")


if __name__ == "__main__":
    main()
