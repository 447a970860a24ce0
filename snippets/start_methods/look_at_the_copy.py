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

METHODS = [
    method
    for method in ("fork", "spawn", "forkserver")
    if method in get_all_start_methods()
]
setting = "as in the file"


def handle(number, frame):
    pass


def identify(descriptor):
    try:
        status = os.fstat(descriptor)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def look(parent, answers):
    level = logging.getLogger().level
    handler = signal.getsignal(signal.SIGTERM)
    found = {
        "a global that it changed": setting == "changed",
        "a module that it imported late": "colorsys" in sys.modules,
        "a file that it opened": (
            identify(parent["descriptor"]) == parent["file"]
        ),
        "a thread that it runs": threading.active_count() > 1,
        "a signal handler that it set": handler is handle,
        "the logging level that it set": level == logging.DEBUG,
        "the state of its random": random.random() == parent["next"],
        "its sys.path": "/added/by/the/parent" in sys.path,
        "its sys.argv": sys.argv[1:] == ["changed"],
        "its working directory": Path.cwd() == parent["folder"],
        "a variable in os.environ, set early": "EARLY" in os.environ,
        "a variable in os.environ, set late": "LATE" in os.environ,
    }
    answers.put(found)


def ask_a_child(method, parent):
    context = get_context(method)
    os.environ.pop("LATE", None)
    first = context.Process()  # has nothing to do
    first.start()
    first.join()
    os.environ["LATE"] = "set after the first child"
    answers = context.SimpleQueue()
    child = context.Process(target=look, args=(parent, answers))
    child.start()
    found = answers.get()
    child.join()
    return found


def change_everything():
    global setting
    setting = "changed"
    importlib.import_module("colorsys")
    os.environ["EARLY"] = "set before the first child"
    signal.signal(signal.SIGTERM, handle)
    logging.getLogger().setLevel(logging.DEBUG)
    sys.path.append("/added/by/the/parent")
    sys.argv[1:] = ["changed"]
    os.chdir(tempfile.gettempdir())
    random.seed(1)
    state = random.getstate()
    number = random.random()
    random.setstate(state)
    return number


if __name__ == "__main__":
    number = change_everything()
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    with tempfile.TemporaryFile() as file:
        parent = {
            "next": number,
            "folder": Path.cwd(),
            "descriptor": file.fileno(),
            "file": identify(file.fileno()),
        }
        found = {each: ask_a_child(each, parent) for each in METHODS}
    stop.set()
    thread.join()
    head = [f"{method:5}" for method in METHODS]
    print(f"{'Of its parent, a child has':35}", *head, sep="  ")
    for what in found["spawn"]:
        row = ["yes" if found[each][what] else "no" for each in METHODS]
        cells = [f"{what:35}", *(f"{cell:5}" for cell in row)]
        print("  ".join(cells).rstrip())
