"""A task changes a global of its own, and the folder of all."""

import os
import tempfile
from concurrent.futures import InterpreterPoolExecutor
from pathlib import Path

place = "home"


def move(folder):
    global place
    place = "away"
    os.chdir(folder)
    return place


if __name__ == "__main__":
    home = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        with InterpreterPoolExecutor(1) as executor:
            seen = executor.submit(move, folder).result()
        print("task's global:", seen)
        print("parent's global:", place)
        print("parent's folder changed:", Path.cwd() != home)
        os.chdir(home)
