# /// script
# requires-python = ">=3.11"
# dependencies = ["ipykernel"]
# ///
"""In a notebook, a typed function fails and an imported one works."""

import os
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
IMPORTED = """
from import_the_function import square

print("imported: exit code", exit_code_of(square))
"""


def show(message):
    content = message["content"]
    if content.get("name") == "stdout":
        print(content["text"].strip())


if __name__ == "__main__":
    os.chdir(Path(__file__).parent)
    manager, client = start_new_kernel()
    for cell in TYPED, IMPORTED:
        client.execute_interactive(cell, output_hook=show)
    client.stop_channels()
    manager.shutdown_kernel()
