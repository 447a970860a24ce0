"""What one child costs under each start method, measured in turn."""

import statistics
import subprocess
import sys
import time
from multiprocessing import (
    Process,
    SimpleQueue,
    get_all_start_methods,
    set_start_method,
)
from pathlib import Path

CHILDREN = 4  # for each parent: a first one and some later ones
ROLLUP = Path("/proc/self/smaps_rollup")  # Linux alone has it


def do_nothing():
    pass


def tell_own_memory(answers):
    """Send how many megabytes this process shares with no other."""
    lines = [line.split() for line in ROLLUP.read_text().splitlines()]
    kilobytes = [int(w[1]) for w in lines if "Private_" in w[0]]
    answers.put(sum(kilobytes) / 1000)


def be_a_fresh_parent():
    """Print the seconds of each child, then the memory of one."""
    for _ in range(CHILDREN):
        begin = time.perf_counter()
        child = Process(target=do_nothing)
        child.start()
        child.join()
        print(time.perf_counter() - begin)
    if ROLLUP.exists():
        answers = SimpleQueue()
        child = Process(target=tell_own_memory, args=(answers,))
        child.start()
        print(answers.get())
        child.join()
    else:
        print("nan")


def run_a_fresh_parent(method):
    """Run this file as a new program and return its numbers."""
    command = [sys.executable, __file__, "as_parent", method]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return [float(line) for line in done.stdout.split()]


def cells(seconds):
    """Return the median, then the smallest and the largest."""
    ms = sorted(1000 * each for each in seconds)
    return f"{statistics.median(ms):.1f}  {ms[0]:.1f} to {ms[-1]:.1f}"


def main(rounds):
    """Run the fresh parents in turn, then print a line a method."""
    methods = sorted(get_all_start_methods())
    runs = {method: [] for method in methods}
    for _ in range(rounds):
        for method in methods:
            runs[method].append(run_a_fresh_parent(method))
    print("start method  first child, ms  min to max", end="  ")
    print("later ones, ms  min to max  own memory, MB")
    for method, seen in runs.items():
        first = cells(run[0] for run in seen)
        later = cells(each for run in seen for each in run[1:-1])
        memory = statistics.median(run[-1] for run in seen)
        print(f"{method}  {first}  {later}  {memory:.1f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["as_parent"]:
        set_start_method(sys.argv[2])
        be_a_fresh_parent()
    else:
        main(rounds=int(sys.argv[1]) if sys.argv[1:] else 5)
