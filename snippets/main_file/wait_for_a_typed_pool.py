"""A pool never answers where the function was typed as well."""

import subprocess
import sys
import time

TYPED = """
from multiprocessing import get_context

def square(number):
    return number * number

with get_context("spawn").Pool(2) as pool:
    print(pool.map(square, [2, 4, 6]))
"""


if __name__ == "__main__":
    program = subprocess.Popen(
        [sys.executable, "-c", TYPED],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    died = 0
    while died < 3:  # one for each task
        died += program.stderr.readline().startswith("AttributeError")
    print(f"{died} workers have died, one for each task")
    time.sleep(0.5)
    print("the program waits:", program.poll() is None)
    program.terminate()
    program.wait()
