import os
import subprocess
import sys
import time
from multiprocessing import Process
from multiprocessing.connection import wait
from pathlib import Path

from leaving import is_over  # type: ignore[import-not-found]
from waits import wait_for  # type: ignore[import-not-found]

STAY = "while ! [ -e {} ]; do sleep 0.05; done"


def leave(way: str, end: Path) -> None:
    stay = STAY.format(end)
    if way == "subprocess":
        subprocess.Popen(["sh", "-c", stay])
    elif way == "os.system":
        os.system(f"sh -c '{stay}' &")
    elif os.fork() == 0:
        wait_for(end)
    os._exit(0)


if __name__ == "__main__":
    kept = []
    for way in ("os.fork", "os.system", "subprocess"):
        end = Path(sys.argv[1], way)
        child = Process(target=leave, args=(way, end))
        child.start()
        while not is_over(child):
            time.sleep(0.01)
        if not wait([child.sentinel], 1):
            kept.append(way)
        end.touch()
        wait([child.sentinel], 30)
    print("kept waiting by:", kept)
