"""Finds every process of a run by its mark, and ends it, however this program ends.

Run as ``python -m recorder.runs.leftovers MARK FOLDER`` it is the guard: it reads
its standard input, which ends when the recorder ends, be it by ``kill -9``. Then
no process of a run may stay, and none of their temporary files.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import psutil

if sys.platform == "linux":
    import resource

MARK = "RECORDED_RUN"
"""Environment variable by which a run's processes are found, wherever they went."""
OWN_MARK = uuid.uuid4().hex
"""What the marks of all runs of this process begin with."""
LIMIT = 10
"""Linux's limit of file locks, which limits nothing since Linux 2.4: every process inherits it,
anybody can read it, so it is a second mark, which stays when the variables are cleared."""
LIMIT_LINE = re.compile(r"^Max file locks +([0-9]+) ", flags=re.MULTILINE)
LOOKS, PAUSE = 50, 0.002
"""So often, so many seconds apart, the variables of a process are read that shows none."""
PASSES = 1000
"""So often processes are looked for and killed until none is found."""
TRACKER = "multiprocessing.resource_tracker"
"""What is in the command of the process that removes semaphores and blocks in the end."""
PATIENCE = 2.0
"""Seconds that it gets for that, whichever program's it is."""
SHARED_MEMORY = Path("/dev/shm")
"""Where Linux shows named semaphores and blocks of shared memory as files."""
OF_PYTHON = re.compile(r"sem\.(mp|loky)-|psm_|pym-")
"""How the names begin that Python and joblib give them; another file there is somebody's data."""
GLANCE = 0.05
"""Seconds from one look at what is unused there to the next."""
PREFIX = "runs-"
"""How the name of the folder begins where runs have their temporary files."""
STOP = threading.Event()
"""Set when the command is interrupted: whoever runs or waits, ends itself then."""


def new_mark() -> str:
    """Return the mark of one more run of this process."""
    return f"{OWN_MARK}.{uuid.uuid4().hex}"


def mark_by_limit(pid: int, mark: str) -> None:
    """Give a process that was just started the limit by which all of its run are known.

    Where this cannot be done, as elsewhere than on Linux, the variable is the only mark.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, ValueError):
            highest = resource.prlimit(pid, LIMIT)[1]
            resource.prlimit(pid, LIMIT, (limits_of(mark).start, highest))


def limits_of(mark: str) -> range:
    """Return the limits of the runs whose mark begins so: of one, or of all of a recorder."""
    try:
        own, run, *_ = (*mark.split("."), "")
        first = int(own[:10], 16) << 20
        number = first + int(run[:5], 16) if run else first
    except ValueError:
        return range(0)
    return range(number, number + 1) if run else range(first, first + 2**20)


def _limit_of(process: psutil.Process) -> int:
    """Return the limit of a process by which it may be known, or -1."""
    with contextlib.suppress(OSError):
        found = LIMIT_LINE.search(Path(f"/proc/{process.pid}/limits").read_text())
        return int(found[1]) if found else -1  # no None: a range would be searched for it
    return -1


def stop_if_asked() -> None:
    """Raise `KeyboardInterrupt` if this command has been interrupted."""
    if STOP.is_set():
        raise KeyboardInterrupt


def marked(mark: str) -> Iterator[psutil.Process]:
    """Yield the living processes whose run's mark begins so."""
    limits = limits_of(mark)
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            ours = _limit_of(process) in limits or _mark_of(process).startswith(mark)
            if ours and process.status() != psutil.STATUS_ZOMBIE:
                yield process


def _mark_of(process: psutil.Process) -> str:
    """Return the mark among a process's variables.

    For a moment, a process that becomes another program shows no variable at
    all: it is asked again, or it would be taken for somebody else's.
    """
    for _ in range(LOOKS):
        variables = process.environ()
        if variables or _never_has_any(process):
            return variables.get(MARK, "")
        time.sleep(PAUSE)
    return ""


def _never_has_any(process: psutil.Process) -> bool:
    """Tell whether a process has ended or belongs to the kernel, whose own processes 2 starts."""
    return process.status() == psutil.STATUS_ZOMBIE or 2 in (process.pid, process.ppid())


def kill_marked(mark: str) -> bool:
    """Kill the living processes whose run's mark begins so, and tell whether there were any.

    One that was found may have started another one before it was killed, so
    they are looked for until none is left. Their resource trackers are spared
    for a while: they remove what those that were killed could not.
    """
    last = time.monotonic() + PATIENCE
    for number in range(PASSES):
        remaining = list(marked(mark))
        if not remaining:
            return number > 0
        others = [each for each in remaining if not _is_tracker(each)]
        if not others and time.monotonic() < last:
            time.sleep(PAUSE)
            continue
        for process in others or remaining:
            with contextlib.suppress(psutil.Error):
                process.kill()
        time.sleep(PAUSE)
    return True


def _is_tracker(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.Error):
        return any(TRACKER in word for word in process.cmdline())
    return False


def shared_memory() -> set[str]:
    """Return the names of this user's semaphores and blocks that Python programs made."""
    try:
        return {path.name for path in SHARED_MEMORY.iterdir() if _may_be_ours(path)}
    except OSError:  # such as on macOS, which does not show them
        return set()


def _may_be_ours(path: Path) -> bool:
    """Tell whether a file of shared memory is of the kind and the user that a run's would be."""
    with contextlib.suppress(OSError):  # it may have gone
        return bool(OF_PYTHON.match(path.name)) and path.lstat().st_uid == os.getuid()
    return False


def remove_unused(names: set[str]) -> list[str]:
    """Remove semaphores and blocks that stay unused, and return their names.

    One that a process uses belongs to a program beside this one, and so does
    one that goes within `PATIENCE`: that program has ended, and its tracker
    removes what is its own.
    """
    last = time.monotonic() + PATIENCE
    while (unused := _unused(names)) and time.monotonic() < last:
        time.sleep(GLANCE)
    removed = []
    for path in unused:
        with contextlib.suppress(OSError):
            path.unlink()
            removed.append(path.name)
    return removed


def _unused(names: set[str]) -> list[Path]:
    """Return those of these semaphores and blocks that no living process uses."""
    if not names:
        return []
    numbers = {}
    for path in (SHARED_MEMORY / name for name in sorted(names)):
        with contextlib.suppress(OSError):
            status = path.stat()
            numbers[path] = (status.st_dev, status.st_ino)
    used = _files_in_use() if numbers else set()
    return [path for path, number in numbers.items() if number not in used]


def _files_in_use() -> set[tuple[int, int]]:
    """Return the devices and numbers of the files that living processes have mapped or open.

    By number, not by name: a semaphore is mapped under another name, and renamed. A number
    alone would do for a file of another disk, too.
    """
    used = set()
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            for line in (process / "maps").read_text(errors="replace").splitlines():
                device, number = line.split(maxsplit=5)[3:5]
                major, minor = (int(part, 16) for part in device.split(":"))
                used.add((os.makedev(major, minor), int(number)))
        with contextlib.suppress(OSError):
            for descriptor in (process / "fd").iterdir():
                with contextlib.suppress(OSError):
                    status = descriptor.stat()
                    used.add((status.st_dev, status.st_ino))
    return used


@contextlib.contextmanager
def guarded_runs() -> Iterator[None]:
    """Keep a guard beside this process while runs are under way.

    Their temporary files are in a folder of their own, which goes with them:
    a program that is killed leaves those that it would have removed.
    """
    folder = tempfile.mkdtemp(prefix=PREFIX)
    guard = subprocess.Popen(
        [sys.executable, "-m", "recorder.runs.leftovers", OWN_MARK, folder],
        stdin=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C must not reach it
    )
    assert guard.stdin is not None
    try:
        with _temporary_folder(folder):
            yield
    finally:
        guard.stdin.close()
        guard.wait()


@contextlib.contextmanager
def _temporary_folder(folder: str) -> Iterator[None]:
    """Let this process and those that it starts make temporary files in this folder."""
    before, named = tempfile.tempdir, os.environ.get("TMPDIR")
    tempfile.tempdir = os.environ["TMPDIR"] = folder
    try:
        yield
    finally:
        tempfile.tempdir = before
        if named is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = named


def main(mark: str, folder: str) -> None:
    """Wait for the end of standard input, then kill every process with this mark."""
    sys.stdin.buffer.read()
    kill_marked(mark)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
