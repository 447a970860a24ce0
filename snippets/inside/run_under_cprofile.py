"""A program with a pool runs under cProfile."""

import subprocess
import sys
from multiprocessing import get_start_method
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAM = f"""
from multiprocessing import Pool, set_start_method

def square(number):
    return number**2

if __name__ == "__main__":
    set_start_method("{get_start_method()}")
    with Pool(2) as pool:
        print("program:", pool.map(square, [1, 2, 3]))
"""

if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        Path(folder, "work.py").write_text(PROGRAM)
        profiled = [sys.executable, "-m", "cProfile", "work.py"]
        result = subprocess.run(
            profiled,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    for line in (result.stdout + result.stderr).splitlines():
        if line.startswith(("program:", "_pickle.")):
            print(line)
    print("exit code", result.returncode)
