# /// script
# requires-python = ">=3.11"
# dependencies = ["pyinstaller"]
# ///
"""A frozen program runs itself as its child unless told not to."""

import os
import re
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
    child = get_context(os.environ["METHOD"]).Process(target=hello)
    child.start()
    child.join()
"""
FREEZE = "-m PyInstaller --log-level=ERROR --specpath=. program.py"


def start(program, **told):
    done = subprocess.run(
        [program],
        env=os.environ | told,
        capture_output=True,
        text=True,
        check=False,
    )
    print(done.stdout, end="")
    error = re.search(r"^\w+Error", done.stderr, re.MULTILINE)
    if error:
        print("  the parent:", error[0])


def main():
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/program.py", "w") as file:
            file.write(PROGRAM)
        command = [sys.executable, *FREEZE.split()]
        frozen = subprocess.run(
            command, cwd=folder, capture_output=True, check=False
        )
        if frozen.returncode:
            print("PyInstaller cannot freeze this Python")
            return
        program = f"{folder}/dist/program/program"
        for method in "spawn", "forkserver":
            print(f"{method}, without freeze_support():")
            start(program, METHOD=method)
            print(f"{method}, with freeze_support():")
            start(program, METHOD=method, SUPPORT="yes")


if __name__ == "__main__":
    main()
