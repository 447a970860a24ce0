"""A table shows which ways to start a program let its child work."""

import subprocess
import sys
import tempfile
from pathlib import Path

FUNCTION = """
def greet():
    print("hello")
"""
MAIN = """
if __name__ == "__main__":
    import multiprocessing, sys
    multiprocessing.set_start_method(sys.argv[-1])
    child = multiprocessing.Process(target=greet)
    child.start()
    child.join()

"""
WHOLE = FUNCTION + MAIN
IMPORTING = "from program import greet" + MAIN
WAYS = (  # shown as, arguments, what is typed
    ("python program.py", ["program.py"], ""),
    ("python -m package", ["-m", "package"], ""),
    ("python -c 'def greet ...'", ["-c", WHOLE], ""),
    (">>> def greet ...", ["-i", "-"], WHOLE),
    (">>> from program import greet", ["-i", "-"], IMPORTING),
)
METHODS = ("fork", "forkserver")


def start(arguments, method, folder):
    return subprocess.Popen(
        [sys.executable, *arguments, method],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def verdict(program, typed):
    output, _ = program.communicate(typed)
    return "works" if "hello" in output else "fails"


def main():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "program.py").write_text(WHOLE)
        Path(folder, "package").mkdir()
        Path(folder, "package", "__main__.py").write_text(WHOLE)
        print(f"{'how the program starts':<29}  fork   forkserver")
        programs = [
            [start(arguments, method, folder) for method in METHODS]
            for _, arguments, _ in WAYS
        ]
        for (shown, _, typed), pair in zip(WAYS, programs, strict=True):
            fork, forkserver = (verdict(each, typed) for each in pair)
            print(f"{shown:<29}  {fork:<5}  {forkserver}")


if __name__ == "__main__":
    main()
