import gc
import sys
from multiprocessing import Lock, Process
from pathlib import Path

from waits import Waits  # type: ignore[import-not-found]


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
