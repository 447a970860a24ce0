import os
import sys
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

from waits import wait_for  # type: ignore[import-not-found]


def crash(end: Connection) -> None:
    os._exit(7)


if __name__ == "__main__":
    end = Path(sys.argv[1], "end")
    ours, theirs = Pipe()
    children = [Process(target=crash, args=(theirs,)), Process(target=wait_for, args=(end,))]
    for child in children:
        child.start()
    theirs.close()
    children[0].join()
    print("hears of the crash:", ours.poll(1))
    end.touch()
    children[1].join()
    print("hears of it then:", ours.poll(30))
