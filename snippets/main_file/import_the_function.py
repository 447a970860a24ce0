"""What is typed without a file imports its function from this one."""

import subprocess
import sys
from pathlib import Path

TYPED = f"""
from multiprocessing import get_context
from {Path(__file__).stem} import square

with get_context("spawn").Pool(2) as pool:
    print(pool.map(square, [2, 4, 6]))
"""


def square(number):
    return number * number


if __name__ == "__main__":
    here = Path(__file__).parent
    subprocess.run([sys.executable, "-c", TYPED], cwd=here, check=True)
