# /// script
# requires-python = ">=3.11"
# dependencies = ["py-spy"]
# ///
"""Another program shows where an unprepared child stands."""

import subprocess
import sys
from multiprocessing import Event, Lock, Process
from pathlib import Path


def save(lock, ready):
    with lock:
        ready.set()
        lock.acquire()


if __name__ == "__main__":
    lock, ready = Lock(), Event()
    child = Process(target=save, args=(lock, ready))
    child.start()
    ready.wait()
    child.join(0.2)
    if sys.version_info >= (3, 15):
        dump = [sys.executable, "-m", "profiling.sampling", "dump"]
    else:
        py_spy = Path(sys.executable).with_name("py-spy")
        dump = [str(py_spy), "dump", "-p"]
    dump.append(str(child.pid))
    result = subprocess.run(dump, capture_output=True, check=False)
    print((result.stdout or result.stderr).decode())
    child.kill()
    child.join()
