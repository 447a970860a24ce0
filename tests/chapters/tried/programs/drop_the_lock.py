import gc
import sys
import time
from multiprocessing import Lock, Process
from pathlib import Path
from typing import Any


class Waits:
    """Waits where it is made again, in the child, before what comes behind it is read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[Any, ...]:
        return wait, (self.folder,)


def wait(folder: Path) -> None:
    while not (folder / "goes on").exists():
        time.sleep(0.01)


def exit_code_of(child: Process, folder: Path) -> int | None:
    child.start()  # the child has not loaded the lock yet
    gc.collect()
    (folder / "goes on").touch()
    child.join()
    return child.exitcode


if __name__ == "__main__":
    for name in ("kept", "dropped"):
        folder = Path(sys.argv[1], name)
        folder.mkdir()
        kept = Lock()
        given = kept if name == "kept" else Lock()
        child = Process(target=bool, args=((Waits(folder), given),))
        del given
        print(f"{name}:", exit_code_of(child, folder))
