"""Outlives the recorder for a moment and kills what the recorder could not.

Started once by the recorder, it reads its standard input, which ends when the
recorder ends, be it by ``kill -9``. Then no process of a run may stay.
"""

import contextlib
import subprocess
import sys
from collections.abc import Iterator

from recorder.terminal import OWN_MARK, kill_marked


@contextlib.contextmanager
def guarded_runs() -> Iterator[None]:
    """Keep a guard beside this process while runs are under way."""
    guard = subprocess.Popen(
        [sys.executable, "-m", "recorder.guard", OWN_MARK],
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
