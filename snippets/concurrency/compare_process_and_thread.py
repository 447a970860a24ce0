"""What a thread and a process cost and share, measured side by side."""

import multiprocessing
import os
import queue
import sys
import threading
import time
from pathlib import Path
from statistics import median, quantiles

ROUNDS = 10
TRIPS = 200
WORKERS = 8
MAKERS = {
    "thread": threading.Thread,
    "process": multiprocessing.Process,
}
changed = False


def do_nothing():
    pass


def change_the_global():
    global changed
    changed = True


def wait(ready, gate):
    ready.release()
    gate.wait()


def tell_about_input(answers):
    answers.put(sys.stdin is sys.__stdin__)


def answer(inbox, outbox):
    while (message := inbox.get()) is not None:
        outbox.put(message)


def crash_inside(kind):
    run(kind, os.abort)


def run(kind, target, *args):
    worker = MAKERS[kind](target=target, args=args)
    worker.start()
    worker.join()
    return worker


def queue_for(kind):
    return (
        queue.Queue() if kind == "thread" else multiprocessing.Queue()
    )


def time_start_and_join(kind):
    begin = time.perf_counter()
    run(kind, do_nothing)
    return time.perf_counter() - begin


def time_a_trip(kind):
    inbox, outbox = queue_for(kind), queue_for(kind)
    worker = MAKERS[kind](target=answer, args=(inbox, outbox))
    worker.start()
    for number in range(TRIPS + 1):
        if number == 1:  # the first also waits for the start
            begin = time.perf_counter()
        inbox.put(number)
        outbox.get()
    seconds = (time.perf_counter() - begin) / TRIPS
    inbox.put(None)
    worker.join()
    return seconds


def compare_times(measure, rounds):
    """Time both in turn; tell them apart only if their ranges are."""
    times = [[measure(kind) for kind in MAKERS] for _ in range(rounds)]
    parts = [quantiles(each, n=4) for each in zip(*times, strict=True)]
    if parts[0][2] >= parts[1][0] and parts[1][2] >= parts[0][0]:
        return ["no clear difference"] * 2
    micro = [[1e6 * each for each in part] for part in parts]
    return [
        f"{q[1]:,.0f} µs ({q[0]:,.0f} to {q[2]:,.0f})" for q in micro
    ]


def own_kilobytes(pid):
    """Return the memory that this process alone has written (Linux)."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(rollup.split("Private_Dirty:")[1].split()[0])


def measure_memory(kind):
    """Return what one waiting worker adds, or a dash off Linux."""
    if not Path("/proc/self/smaps_rollup").exists():
        return "–"
    module = threading if kind == "thread" else multiprocessing
    ready, gate = module.Semaphore(0), module.Event()
    workers = [
        MAKERS[kind](target=wait, args=(ready, gate))
        for _ in range(WORKERS)
    ]
    own_kilobytes(os.getpid())  # what reading needs is not counted
    before = own_kilobytes(os.getpid())
    for worker in workers:
        worker.start()
    for _ in workers:
        ready.acquire()
    if kind == "thread":
        added = [(own_kilobytes(os.getpid()) - before) / WORKERS]
    else:
        added = [own_kilobytes(worker.pid) for worker in workers]
    gate.set()
    for worker in workers:
        worker.join()
    return f"{median(added):,.0f} kB"


def see_the_change(kind):
    global changed
    changed = False
    run(kind, change_the_global)
    return "yes" if changed else "no"


def read_the_keyboard(kind):
    answers = queue_for(kind)
    run(kind, tell_about_input, answers)
    return "yes" if answers.get() else "no"


def survive_a_crash(kind):
    program = run("process", crash_inside, kind)
    return "goes on" if program.exitcode == 0 else "ends with it"


def main(rounds):
    # First of all: a thread that has ended leaves memory to be reused.
    rows = {
        "memory that it adds": [measure_memory(k) for k in MAKERS],
        "start and join": compare_times(time_start_and_join, rounds),
        "a message there and back": compare_times(time_a_trip, rounds),
        "shares global variables": map(see_the_change, MAKERS),
        "can read the keyboard": map(read_the_keyboard, MAKERS),
        "if it crashes, the program": map(survive_a_crash, MAKERS),
    }
    print(f"{'what':28}{'a thread':28}a process")
    for what, (thread, process) in rows.items():
        print(f"{what:28}{thread:28}{process}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS)
