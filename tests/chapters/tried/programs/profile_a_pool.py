import subprocess
import sys
from multiprocessing import get_start_method
from pathlib import Path

PROGRAM = f"""
import multiprocessing

def square(number):
    return number**2

def ask_for_squares():
    with multiprocessing.Pool(2) as pool:
        return pool.map(square, [1, 2, 3])

if __name__ == "__main__":
    multiprocessing.set_start_method("{get_start_method()}")
    ask_for_squares()
"""

if __name__ == "__main__":
    path = Path(sys.argv[1], f"work_{get_start_method()}.py")
    path.write_text(PROGRAM)
    command = [sys.executable, "-m", "cProfile", str(path)]
    report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    print("the parent:", "(ask_for_squares)" in report, "the task:", "(square)" in report)
