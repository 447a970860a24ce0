import os
import time
from multiprocessing import Process
from pathlib import Path


def stay(end: Path) -> None:
    while not end.exists():
        time.sleep(0.01)


def leave_a_child(end: Path) -> None:
    Process(target=stay, args=(end,)).start()
    os._exit(0)
