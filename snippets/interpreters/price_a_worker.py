"""What one thread, interpreter and process cost, measured in turn."""

import multiprocessing
import sys
import threading
import time
from pathlib import Path
from statistics import median

try:
    from concurrent import interpreters
except ImportError:  # before Python 3.14
    interpreters = None

ROUNDS = 15
WORKERS = 6


def do_nothing():
    pass


def wait(ready, gate):
    ready.release()
    gate.wait()


def run_a_thread():
    thread = threading.Thread(target=do_nothing)
    thread.start()
    thread.join()


def run_an_interpreter():
    interpreter = interpreters.create()
    interpreter.call(do_nothing)
    interpreter.close()


def run_a_process(method):
    context = multiprocessing.get_context(method)
    process = context.Process(target=do_nothing)
    process.start()
    process.join()


def own_kilobytes(pid="self"):
    """Return the memory that this process alone has written (Linux)."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(rollup.split("Private_Dirty:")[1].split()[0])


def memory_of_threads():
    ready, gate = threading.Semaphore(0), threading.Event()
    workers = [
        threading.Thread(target=wait, args=(ready, gate))
        for _ in range(WORKERS)
    ]
    own_kilobytes()
    before = own_kilobytes()
    for worker in workers:
        worker.start()
        ready.acquire()
    added = own_kilobytes() - before
    gate.set()
    for worker in workers:
        worker.join()
    return added / WORKERS


def memory_of_interpreters():
    before = own_kilobytes()
    several = [interpreters.create() for _ in range(WORKERS)]
    for interpreter in several:
        interpreter.call(do_nothing)
    added = own_kilobytes() - before
    for interpreter in several:
        interpreter.close()
    return added / WORKERS


def memory_of_processes(method):
    context = multiprocessing.get_context(method)
    ready, gate = context.Semaphore(0), context.Event()
    workers = [
        context.Process(target=wait, args=(ready, gate))
        for _ in range(WORKERS)
    ]
    for worker in workers:
        worker.start()
        ready.acquire()
    added = [own_kilobytes(worker.pid) for worker in workers]
    gate.set()
    for worker in workers:
        worker.join()
    return median(added)


def main(rounds):
    linux = Path("/proc/self/smaps_rollup").exists()
    rows = {"thread": (run_a_thread, memory_of_threads, ())}
    if interpreters:
        both = run_an_interpreter, memory_of_interpreters
        rows["interpreter"] = *both, ()
    for method in multiprocessing.get_all_start_methods():
        name = f"process, {method}"
        rows[name] = (run_a_process, memory_of_processes, (method,))
    memory = {
        name: f"{measure(*args):,.0f}" if linux else "–"
        for name, (_, measure, args) in rows.items()
    }
    times = {name: [] for name in rows}
    for _ in range(rounds + 1):  # the first also starts the servers
        for name, (run, _, args) in rows.items():
            begin = time.perf_counter()
            run(*args)
            times[name].append(1000 * (time.perf_counter() - begin))
    print(f"{'worker':22}{'start and end, ms':>18}  {'memory, kB':>12}")
    for name in rows:
        took = f"{median(times[name][1:]):.2f}"
        print(f"{name:22}{took:>18}  {memory[name]:>12}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS)
