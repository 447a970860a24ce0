"""Finds every process of a run by its mark, and ends it, however this program ends.

Run as ``python -m recorder.runs.leftovers MARK`` it is the guard: it reads its
standard input, which ends when the recorder ends, be it by ``kill -9``. Then no
process of a run may stay.
"""

import contextlib
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator

import psutil

MARK = "RECORDED_RUN"
"""Environment variable by which a run's processes are found, wherever they went."""
OWN_MARK = uuid.uuid4().hex
"""What the marks of all runs of this process begin with."""
STOP = threading.Event()
"""Set when the command is interrupted: whoever runs or waits, ends itself then."""


def new_mark() -> str:
    """Return the mark of one more run of this process."""
    return f"{OWN_MARK}.{uuid.uuid4().hex}"


def stop_if_asked() -> None:
    """Raise `KeyboardInterrupt` if this command has been interrupted."""
    if STOP.is_set():
        raise KeyboardInterrupt


def marked(mark: str) -> Iterator[psutil.Process]:
    """Yield the living processes whose run's mark begins so."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            ours = process.environ().get(MARK, "").startswith(mark)
            if ours and process.status() != psutil.STATUS_ZOMBIE:
                yield process


def kill_marked(mark: str) -> bool:
    """Kill the living processes whose run's mark begins so, and tell whether there were any."""
    remaining = list(marked(mark))
    for process in remaining:
        with contextlib.suppress(psutil.Error):
            process.kill()
    return bool(remaining)


@contextlib.contextmanager
def guarded_runs() -> Iterator[None]:
    """Keep a guard beside this process while runs are under way."""
    guard = subprocess.Popen(
        [sys.executable, "-m", "recorder.runs.leftovers", OWN_MARK],
        stdin=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C must not reach it
    )
    assert guard.stdin is not None
    try:
        yield
    finally:
        guard.stdin.close()
        guard.wait()


def main(mark: str) -> None:
    """Wait for the end of standard input, then kill every process with this mark."""
    sys.stdin.buffer.read()
    while kill_marked(mark):
        pass


if __name__ == "__main__":
    main(sys.argv[1])
