# /// script
# requires-python = ">=3.11"
# dependencies = ["ipykernel"]
# ///
"""In a notebook, a typed function fails and an imported one works."""

import os
import re
import subprocess
from pathlib import Path

from jupyter_client.manager import start_new_kernel

TYPED = """
from multiprocessing import get_context

def square(number):
    return number * number

def exit_code_of(function):
    child = get_context("spawn").Process(target=function, args=(3,))
    child.start()
    child.join()
    return child.exitcode

print("typed: exit code", exit_code_of(square))
"""
IMPORTED = f"""
from {Path(__file__).stem} import square

print("imported: exit code", exit_code_of(square))
"""


def square(number):
    return number * number


def complete(shown):
    ended = shown["stdout"].count("\n") == 2
    return ended and "AttributeError" in shown["stderr"]


if __name__ == "__main__":
    os.chdir(Path(__file__).parent)
    manager, client = start_new_kernel(stderr=subprocess.DEVNULL)
    for cell in TYPED, IMPORTED:
        client.execute(cell)
    shown = {"stdout": "", "stderr": ""}
    while not complete(shown):
        content = client.get_iopub_msg(timeout=30)["content"]
        if "text" in content:
            shown[content["name"]] += content["text"]
    print(shown["stdout"], end="")
    error = re.search(r"[A-Z]\w+Error", shown["stderr"])
    print("and in red below the cell:", error[0])
    client.stop_channels()
    manager.shutdown_kernel()
