"""What Python counts when it is bound to a CPU, or told a number."""

import os
import subprocess
import sys

COUNT = """
import os, sys
from multiprocessing import Pool, active_children
if sys.argv[1:]:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
usable = getattr(os, "process_cpu_count", lambda: "none")
with Pool():
    workers = len(active_children())
print(f"{os.cpu_count():<14}  {usable()!s:<22}  {workers}")
"""


def ask(name, *arguments, options=(), **environment):
    command = [sys.executable, *options, "-c", COUNT, *arguments]
    env = {**os.environ, **environment}
    row = subprocess.check_output(command, env=env, text=True)
    print(f"{name:18}  {row}", end="")


if __name__ == "__main__":
    print(f"{'Python is':18}", end="  ")
    print("os.cpu_count()  os.process_cpu_count()  Workers of Pool()")
    ask("left alone")
    ask("bound to one CPU", "bind")
    ask("PYTHON_CPU_COUNT=3", PYTHON_CPU_COUNT="3")
    ask("-X cpu_count=3", options=["-X", "cpu_count=3"])
