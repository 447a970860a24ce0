"""What a lock costs for each update, and what is lost without it."""

import statistics
import sys
import time
from multiprocessing import Array, Barrier, Process, Value


def add(counter, times):
    """Add 1 so many times."""
    for _ in range(times):
        counter.value += 1


def add_locked(counter, times):
    """Add 1 so many times, each time under the lock."""
    for _ in range(times):
        with counter.get_lock():
            counter.value += 1


KINDS = {  # lock of the Value, function
    "no lock": (False, add),
    "+= alone": (True, add),
    "lock held": (True, add_locked),
}
CASES = [(kind, processes) for processes in (1, 2) for kind in KINDS]
TURNS = CASES * 5  # five rounds


def take_turns(me, counters, seconds, barrier, times):
    """Take part in each turn, or sit it out, and note the time."""
    for turn, (kind, processes) in enumerate(TURNS):
        barrier.wait()  # until both processes are here
        if me < processes:
            _, function = KINDS[kind]
            begin = time.perf_counter()
            function(counters[kind, processes], times)
            seconds[2 * turn + me] = time.perf_counter() - begin


def main():
    """Let two processes count in turn, then print a line a case."""
    times = int(sys.argv[1]) if sys.argv[1:] else 50_000
    counters = {
        case: Value("i", 0, lock=KINDS[case[0]][0]) for case in CASES
    }
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
    print("Update  Median of one update  Min  Max  Kept")
    for case, (kind, processes) in enumerate(CASES):
        us = [s / times * 1e6 for s in slower[case :: len(CASES)]]
        spread = (statistics.median(us), min(us), max(us))
        cells = "  ".join(f"{each:.2f} µs" for each in spread)
        expected = times * processes * len(us)
        kept = 100 * counters[kind, processes].value // expected
        who = "one process" if processes == 1 else "two processes"
        print(f"{kind}, {who}  {cells}  {kept} %")


if __name__ == "__main__":
    main()
