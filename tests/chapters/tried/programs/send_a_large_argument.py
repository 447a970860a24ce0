import sys
import time
from multiprocessing import Process
from pathlib import Path
from threading import Thread

from waits import Waits  # type: ignore[import-not-found]


def returns_before_the_child_has_read(folder: Path, size: int) -> bool:
    folder.mkdir()
    child = Process(target=len, args=((Waits(folder), bytes(size)),))
    start = Thread(target=child.start)
    start.start()
    while start.is_alive() and not (folder / "waits").exists():
        time.sleep(0.01)
    # A small argument waits in the pipe, so start() goes on; a large one does not fit.
    start.join(30 if size < 1000 else 0.7)
    returned = not start.is_alive()
    (folder / "goes on").touch()
    start.join()
    child.join()
    return returned


if __name__ == "__main__":
    here = Path(sys.argv[1])
    print("small:", returns_before_the_child_has_read(here / "small", 10))
    print("large:", returns_before_the_child_has_read(here / "large", 10_000_000))
