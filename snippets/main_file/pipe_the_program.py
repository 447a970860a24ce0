"""A child looks for a file named <stdin>."""

import subprocess
import sys

PROGRAM = """
from multiprocessing import get_context

def hello():
    print("child: hello")

if __name__ == "__main__":
    child = get_context("spawn").Process(target=hello)
    child.start()
    child.join()
"""

if __name__ == "__main__":
    subprocess.run(
        [sys.executable, "-"], input=PROGRAM, text=True, check=True
    )
