# /// script
# requires-python = ">=3.11"
# dependencies = ["py-spy"]
# ///
"""A profiler looks at a child for a second and tells where it is."""

import subprocess
import sys
from collections import Counter
from multiprocessing import Event, Process
from pathlib import Path
from tempfile import TemporaryDirectory


def add_digits(number):
    return sum(int(digit) for digit in str(number))


def add_all(ready):
    ready.set()
    while True:
        add_digits(3**2000)


if __name__ == "__main__":
    ready = Event()
    child = Process(target=add_all, args=(ready,))
    child.start()
    ready.wait()
    if sys.version_info >= (3, 15):
        sample = [sys.executable, "-m", "profiling.sampling", "attach"]
        sample += [str(child.pid), "--collapsed"]
    else:
        py_spy = Path(sys.executable).with_name("py-spy")
        sample = [str(py_spy), "record"]
        sample += ["-p", str(child.pid), "-f", "raw"]
    with TemporaryDirectory() as folder:
        stacks = Path(folder, "stacks.txt")
        sample += ["-d", "1", "-o", str(stacks)]
        subprocess.run(sample, capture_output=True, check=True)
        lines = stacks.read_text().splitlines()
    child.kill()
    child.join()
    seen = Counter()
    for line in lines:
        stack, times = line.rsplit(maxsplit=1)
        seen[stack.rsplit(";")[-1]] += int(times)
    for where, times in seen.most_common(3):
        print(times, where)
