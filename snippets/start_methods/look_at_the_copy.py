"""What a child has of the state that its parent is in."""

import importlib
import logging
import os
import random
import signal
import sys
import tempfile
import threading
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import Any

setting = "as in the file"


def say_no(number: int, frame: object) -> None:
    """Be a signal handler that the parent installs."""


def is_open(descriptor: int, identity: tuple[int, int]) -> bool:
    """Tell whether this number stands for the parent's file."""
    try:
        status = os.fstat(descriptor)
    except OSError:
        return False
    return (status.st_dev, status.st_ino) == identity


def look(parent: dict[str, Any], answers: Any) -> None:
    """Compare the child with what the parent told of itself."""
    found = {
        "a global that it changed": setting == "changed",
        "a module that it imported late": "colorsys" in sys.modules,
        "a file that it opened": is_open(*parent["file"]),
        "a thread that it runs": threading.active_count() > 1,
        "a signal handler that it set": (
            signal.getsignal(signal.SIGTERM) is say_no
        ),
        "the logging level that it set": (
            logging.getLogger().level == logging.DEBUG
        ),
        "the state of its random": random.random() == parent["next"],
        "its sys.path": "/added/by/the/parent" in sys.path,
        "its sys.argv": sys.argv[1:] == ["changed"],
        "its working directory": Path.cwd() == parent["folder"],
        "a variable in os.environ, set early": "EARLY" in os.environ,
        "a variable in os.environ, set late": "LATE" in os.environ,
    }
    answers.put(found)


def ask_a_child(method: str, parent: dict[str, Any]) -> dict[str, bool]:
    """Start a child and return what it found."""
    context: Any = get_context(method)
    os.environ.pop("LATE", None)
    first = context.Process()  # has nothing to do
    first.start()
    first.join()
    os.environ["LATE"] = "set after the first child"
    answers = context.SimpleQueue()
    child = context.Process(target=look, args=(parent, answers))
    child.start()
    found: dict[str, bool] = answers.get()
    child.join()
    return found


def change_everything() -> float:
    """Change the parent, and return its next random number."""
    global setting
    setting = "changed"
    importlib.import_module("colorsys")
    os.environ["EARLY"] = "set before the first child"
    signal.signal(signal.SIGTERM, say_no)
    logging.getLogger().setLevel(logging.DEBUG)
    sys.path.append("/added/by/the/parent")
    sys.argv[1:] = ["changed"]
    os.chdir(tempfile.gettempdir())
    random.seed(1)
    state = random.getstate()
    number = random.random()
    random.setstate(state)
    return number


def main() -> None:
    """Change the parent, start children, print a line a thing."""
    number = change_everything()
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    methods = [
        method
        for method in ("fork", "spawn", "forkserver")
        if method in get_all_start_methods()
    ]
    with tempfile.TemporaryFile() as file:
        status = os.fstat(file.fileno())
        parent = {
            "next": number,
            "folder": Path.cwd(),
            "file": (file.fileno(), (status.st_dev, status.st_ino)),
        }
        found = {each: ask_a_child(each, parent) for each in methods}
    stop.set()
    thread.join()
    head = [f"{method:5}" for method in methods]
    print(f"{'of its parent, a child has':35}", *head, sep="  ")
    for what in found["spawn"]:
        cells = [f"{what:35}"]
        for method in methods:
            cells.append(f"{'yes' if found[method][what] else 'no':5}")
        print("  ".join(cells).rstrip())


if __name__ == "__main__":
    main()
