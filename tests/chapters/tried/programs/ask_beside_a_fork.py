import os
import signal
import sys
import time
from multiprocessing import Process, get_context, get_start_method, parent_process
from pathlib import Path

from waits import wait_for  # type: ignore[import-not-found]


def ask(asked: Path) -> None:
    parent = parent_process()
    assert parent is not None
    asked.with_suffix(".ready").touch()
    while lives(parent.pid):
        time.sleep(0.01)
    parent.join(1)
    asked.write_text(f"{parent.is_alive()}\n")


def lives(pid: int | None) -> bool:
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text("ascii")
    except OSError:
        return False


def run(method: str, forks: bool, asked: Path) -> None:
    get_context(method).Process(target=ask, args=(asked,)).start()  # type: ignore[attr-defined]
    if forks and os.fork() == 0:
        wait_for(asked)
        os._exit(0)
    wait_for(asked.with_suffix(".ready"))
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    for forks in (False, True):
        asked = Path(sys.argv[1], f"{forks}.txt")
        Process(target=run, args=(get_start_method(), forks, asked)).start()
        while not (asked.exists() and asked.read_text().endswith("\n")):
            time.sleep(0.01)
        print("beside a fork:" if forks else "alone:", asked.read_text().strip())
