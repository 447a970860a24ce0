"""The same program, written to a file before it is run."""

import subprocess
import sys
import tempfile

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
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(PROGRAM)
        file.flush()
        subprocess.run([sys.executable, file.name], check=True)
