"""What a thread and a process cost and share, measured side by side."""

import multiprocessing
import os
import queue
import sys
import threading
import time
from pathlib import Path
from statistics import median
from typing import Any

KINDS: dict[str, Any] = {
    "thread": threading.Thread,
    "process": multiprocessing.Process,
}
WAITERS = 8
changed = False


def do_nothing() -> None:
    """Do nothing, so that start and join are all there is to time."""


def change_the_global() -> None:
    """Change a global variable of the process that runs this."""
    global changed
    changed = True


def wait(ready: Any, gate: Any) -> None:
    """Say that the worker is up, then stay until the gate opens."""
    ready.release()
    gate.wait()


def crash_inside(kind: str) -> None:
    """Start a worker that crashes, as a faulty C extension would."""
    worker = KINDS[kind](target=os.abort)
    worker.start()
    worker.join()


def answer(inbox: Any, outbox: Any) -> None:
    """Send every message back, until None comes."""
    while (message := inbox.get()) is not None:
        outbox.put(message)


def time_start_and_join(kind: str) -> float:
    """Return the seconds that one worker costs without any work."""
    begin = time.perf_counter()
    worker = KINDS[kind](target=do_nothing)
    worker.start()
    worker.join()
    return time.perf_counter() - begin


def own_kilobytes(pid: int) -> int:
    """Return the memory that this process alone occupies (Linux)."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    lines = [line.split() for line in rollup.splitlines()]
    return sum(int(w[1]) for w in lines if w[0].startswith("Private_"))


def measure_memory(kind: str) -> str:
    """Return what one waiting worker adds, or a dash off Linux."""
    if not Path("/proc/self/smaps_rollup").exists():
        return "–"
    module: Any = threading if kind == "thread" else multiprocessing
    ready, gate = module.Semaphore(0), module.Event()
    workers = [
        KINDS[kind](target=wait, args=(ready, gate))
        for _ in range(WAITERS)
    ]
    own_kilobytes(os.getpid())  # what reading needs is not counted
    before = own_kilobytes(os.getpid())
    for worker in workers:
        worker.start()
    for _ in workers:
        ready.acquire()
    if kind == "thread":
        added = [(own_kilobytes(os.getpid()) - before) / WAITERS]
    else:
        added = [own_kilobytes(worker.pid) for worker in workers]
    gate.set()
    for worker in workers:
        worker.join()
    return f"{median(added):,.0f} kB"


def see_the_change(kind: str) -> str:
    """Tell whether the parent sees a global that the worker changed."""
    global changed
    changed = False
    worker = KINDS[kind](target=change_the_global)
    worker.start()
    worker.join()
    return "yes" if changed else "no"


def survive_a_crash(kind: str) -> str:
    """Crash a worker in a program of its own: return how that ended."""
    program = multiprocessing.Process(target=crash_inside, args=(kind,))
    program.start()
    program.join()
    return f"exit code {program.exitcode}"


def time_messages(kind: str, rounds: int) -> list[float]:
    """Return the seconds of round trips, after one to warm up."""
    make: Any = queue if kind == "thread" else multiprocessing
    inbox, outbox = make.Queue(), make.Queue()
    worker = KINDS[kind](target=answer, args=(inbox, outbox))
    worker.start()
    times = []
    for number in range(1 + rounds):
        begin = time.perf_counter()
        inbox.put(number)
        outbox.get()
        times.append(time.perf_counter() - begin)
    inbox.put(None)
    worker.join()
    if kind == "process":
        inbox.close()
        inbox.join_thread()
    return times[1:]


def columns(times: dict[str, list[float]]) -> list[list[str]]:
    """Return each kind's median, then each kind's range."""
    middles, ranges = [], []
    for seconds in times.values():
        micro = sorted(1e6 * each for each in seconds)
        middles.append(f"{median(micro):,.0f} µs")
        ranges.append(f"{micro[0]:,.0f} to {micro[-1]:,.0f} µs")
    return [middles, ranges]


def main() -> None:
    """Measure both kinds in turn, then print a line per question."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    # First of all: a thread that has ended leaves memory to be reused.
    memory = [measure_memory(kind) for kind in KINDS]
    starts: dict[str, list[float]] = {kind: [] for kind in KINDS}
    trips: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for _ in range(rounds):
        for kind in KINDS:
            starts[kind].append(time_start_and_join(kind))
    for _ in range(5):
        for kind in KINDS:
            trips[kind] += time_messages(kind, 5 * rounds)
    start, start_range = columns(starts)
    trip, trip_range = columns(trips)
    rows = {
        "what": list(KINDS),
        "start and join, median": start,
        "start and join, min to max": start_range,
        "memory that it adds": memory,
        "its change to a global is seen": [
            see_the_change(k) for k in KINDS
        ],
        "the program, after it crashed": [
            survive_a_crash(k) for k in KINDS
        ],
        "message round trip, median": trip,
        "message round trip, min to max": trip_range,
    }
    for what, (thread, process) in rows.items():
        print(f"{what:30}  {thread:20}  {process}")


if __name__ == "__main__":
    main()
