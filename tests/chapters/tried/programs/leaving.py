import os
from multiprocessing import Process
from pathlib import Path

from waits import wait_for  # type: ignore[import-not-found]


def is_over(child: Process) -> bool:
    try:
        return ") Z" in Path(f"/proc/{child.pid}/stat").read_text("ascii")
    except OSError:
        return True


def leave_a_child(end: Path) -> None:
    Process(target=wait_for, args=(end,)).start()
    os._exit(0)
