"""A child cannot find a function that was typed."""

import subprocess
import sys

TYPED = """
from multiprocessing import get_context

def hello():
    print("child: hello")

child = get_context("spawn").Process(target=hello)
child.start()
child.join()
print("parent: exit code", child.exitcode)
"""

if __name__ == "__main__":
    subprocess.run([sys.executable, "-c", TYPED], check=True)
