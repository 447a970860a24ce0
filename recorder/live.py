"""Runs commands side by side until one ends, or whoever started this is gone; then ends them all.

    python -m recorder.live "mkdocs serve" "watchmedo …"

However ``nox -s live`` ends, even by ``kill -9``, no server and no watcher may stay.
"""

import contextlib
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

from recorder.runs.jobs import ENDINGS

PAUSE = 0.2
"""Seconds between two looks at the commands and at the parent."""
PATIENCE = 5.0
"""Seconds that they get to end after each way of asking."""
WAYS = ("SIGINT", "SIGTERM", "SIGKILL")
"""How they are asked to end, one after the other: a background shell has no Ctrl-C."""


def main(commands: Sequence[str]) -> int:
    """Run the commands; return the exit code of the one that ended, 0 if all were ended."""
    parent = os.getppid()
    for number in ENDINGS:
        signal.signal(number, signal.default_int_handler)
    running: list[subprocess.Popen[bytes]] = []
    try:
        for command in commands:
            # In a session of its own, so that all it starts can be ended with it.
            running.append(subprocess.Popen(shlex.split(command), start_new_session=True))
        while os.getppid() == parent:
            time.sleep(PAUSE)
            if ended := [code for each in running if (code := each.poll()) is not None]:
                return max(map(abs, ended))
    except KeyboardInterrupt:
        pass
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    finally:
        for number in ENDINGS:
            signal.signal(number, signal.SIG_IGN)
        _end(running)
    return 0


def _end(running: Sequence[subprocess.Popen[bytes]]) -> None:
    """End all commands and what they started."""
    for way in WAYS:
        for each in running:
            _send(each, way)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if not any(_lives(each) for each in running):
                return
            time.sleep(0.05)


def _send(command: subprocess.Popen[bytes], way: str) -> None:
    if sys.platform == "win32":  # which knows neither groups nor these signals
        command.kill()
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(command.pid, getattr(signal, way))


def _lives(command: subprocess.Popen[bytes]) -> bool:
    """Tell whether a command lives, or anything of its group."""
    ended = command.poll() is not None
    if sys.platform == "win32":
        return not ended
    try:
        os.killpg(command.pid, 0)
    except (ProcessLookupError, PermissionError):
        return not ended
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
