import time
from pathlib import Path
from typing import Any


class Waits:
    """Waits where it is made again, in the child, before what comes behind it is read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[Any, ...]:
        return wait, (self.folder,)


def wait(folder: Path) -> None:
    (folder / "waits").touch()
    wait_for(folder / "goes on")


def wait_for(path: Path) -> None:
    while not path.exists():
        time.sleep(0.01)
