"""A table shows how a program may be started for a child to work."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

METHODS = ("fork", "spawn", "forkserver")
PROGRAM = """
from multiprocessing import get_context
def hello():
    print("hello")

if __name__ == "__main__":
    import sys
    child = get_context(sys.argv[-1]).Process(target=hello)
    child.start()
    child.join()

"""
WAYS = (  # shown as, arguments, what is typed
    ("python program.py", ["program.py"], ""),
    ("python -m program", ["-m", "program"], ""),
    ("python -m package", ["-m", "package"], ""),
    ("python package/", ["package"], ""),
    ("python -c '…'", ["-c", PROGRAM], ""),
    ("python < program.py", ["-"], PROGRAM),
    ("typed at the prompt", ["-i", "-"], PROGRAM),
)


def start(arguments, method, folder):
    return subprocess.Popen(
        [sys.executable, *arguments, method],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def verdict(program, typed):
    output, errors = program.communicate(typed)
    names = re.findall(r"^\w+Error(?=:)", errors, re.MULTILINE)
    return "works" if "hello" in output else names[0]


def main():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "program.py").write_text(PROGRAM)
        Path(folder, "package").mkdir()
        Path(folder, "package", "__main__.py").write_text(PROGRAM)
        heads = [f"{method:<17}" for method in METHODS]
        print(f"{'Started as':<20}", *heads, sep="  ")
        for shown, arguments, typed in WAYS:
            programs = [
                start(arguments, each, folder) for each in METHODS
            ]
            cells = [f"{verdict(each, typed):<17}" for each in programs]
            print(f"{shown:<20}", *cells, sep="  ")


if __name__ == "__main__":
    main()
