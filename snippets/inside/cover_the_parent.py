# /// script
# requires-python = ">=3.11"
# dependencies = ["coverage"]
# ///
"""Coverage says that no line of a task was run."""

import subprocess
import sys
from multiprocessing import get_start_method
from pathlib import Path
from tempfile import TemporaryDirectory

SETTINGS = """
[run]
"""
PROGRAM = f"""
from multiprocessing import Pool, set_start_method

def square(number):
    result = number**2
    return result

if __name__ == "__main__":
    set_start_method("{get_start_method()}")
    with Pool(2) as pool:
        print("program:", pool.map(square, [1, 2, 3]))
"""
COMMANDS = ("run work.py", "report -m --include=work.py")


def cover(command, folder):
    line = [sys.executable, "-m", "coverage", *command.split()]
    silent = subprocess.DEVNULL
    subprocess.run(line, cwd=folder, stderr=silent, check=False)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        Path(folder, ".coveragerc").write_text(SETTINGS)
        Path(folder, "work.py").write_text(PROGRAM)
        for command in COMMANDS:
            cover(command, folder)
