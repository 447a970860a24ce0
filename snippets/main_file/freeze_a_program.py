# /// script
# requires-python = ">=3.11"
# dependencies = ["pyinstaller"]
# ///
"""A frozen program runs itself as its child, unless it is told not to."""

import os
import subprocess
import sys
import tempfile

PROGRAM = """
import os, sys
from multiprocessing import freeze_support, get_context

def hello():
    print("  child: hello", flush=True)

if __name__ == "__main__":
    if "SUPPORT" in os.environ:
        freeze_support()
    if "CHILD" in os.environ:
        print("  the main program, once more", flush=True)
        sys.exit(1)
    os.environ["CHILD"] = "yes"
    child = get_context("spawn").Process(target=hello)
    child.start()
    child.join()
"""
FREEZE = "-m PyInstaller --log-level=ERROR --specpath=. program.py"


def main():
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/program.py", "w") as file:
            file.write(PROGRAM)
        command = [sys.executable, *FREEZE.split()]
        frozen = subprocess.run(command, cwd=folder, capture_output=True)
        if frozen.returncode:
            print("PyInstaller cannot freeze this Python")
            return
        for title, more in ("without", {}), ("with", {"SUPPORT": "yes"}):
            print(title, "freeze_support():")
            command = [f"{folder}/dist/program/program"]
            told = os.environ | more
            done = subprocess.run(command, env=told, stdout=subprocess.PIPE)
            print(done.stdout.decode(), end="")


if __name__ == "__main__":
    main()
