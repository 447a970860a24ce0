"""Runs a command that hangs once more, and asks each of its processes where it stands."""

import contextlib
import os
import re
import signal
import sys
import tempfile
import time
from pathlib import Path

import psutil

from recorder.catalog.entries import ToRun
from recorder.errors import AuthorError
from recorder.paths import RECORDER
from recorder.runs.execute import Extra, execute, shortened
from recorder.runs.interpreters import own_interpreter
from recorder.runs.leftovers import TRACKER
from recorder.runs.store import RUNNERS, Asked, Kept
from recorder.runs.terminal import Run, run_at_terminal

PROBE = RECORDER / "stacks" / "probe"
TAKERS = (*RUNNERS, "stacks/probe/sitecustomize.py", "stacks/take.py")
"""The files of the recorder that have a part in what is kept of such a run."""
LAST_LOOK = 0.3
"""So many seconds before it is stopped, the processes of a run are asked."""
TO_WRITE = 5.0
"""So many seconds they get at most, on a busy machine, too; most need a hundredth."""
GLANCE = 0.05
"""Seconds from one look at what they have written to the next."""
SERVER = "multiprocessing.forkserver"
"""What the command of a fork server names."""
STARTING = r'( *File "[^"\n]*multiprocessing/process\.py", line \d+ in _bootstrap\n)( *File .*\n?)+'
"""Below the call that begins a forked child stand those of the parent that started it."""


def execute_for_stacks(asked: Asked) -> Kept:
    """Make a run and keep ``stacks.txt``: all threads of all processes, innermost call first."""
    return execute(asked, own_interpreter(), _run, TAKERS)


def _run(command: list[str], how: ToRun, folder: Path | None) -> tuple[Run, Extra]:
    if sys.platform == "win32":
        raise AuthorError("no process can be asked for its stacks on Windows")
    with tempfile.TemporaryDirectory(prefix="stacks-") as name:
        stacks = Path(name)
        asked: list[int] = []

        def look(seconds: float) -> None:
            if seconds > how.limit - LAST_LOOK and not asked:
                asked.extend(_ask_all(stacks))
                _wait_until_written([stacks / str(pid) for pid in asked])

        environment = {"PYTHONPATH": str(PROBE), "STACKS_FOLDER": name}
        run = run_at_terminal(
            command,
            limit=how.limit,
            folder=folder,
            ctrl_c_after=how.ctrl_c_after,
            environment=environment,
            each_look=look,
        )
        text = _text_of(stacks, asked)
    return run, {"stacks.txt": text}


def _ask_all(stacks: Path) -> list[int]:
    """Ask every process of the program that listens, and return their ids, oldest first."""
    begun = []
    for path in stacks.iterdir():
        with contextlib.suppress(psutil.Error, OSError):
            process = psutil.Process(int(path.name))
            if not _is_helper(process):
                os.kill(process.pid, signal.SIGUSR2)
                # Ids do not tell the order: after the highest they begin again at the lowest.
                begun.append((process.create_time(), process.pid))
    return [pid for _, pid in sorted(begun)]


def _wait_until_written(files: list[Path]) -> None:
    """Wait until each file has something, and no more comes; a process that ends writes nothing."""
    last = time.monotonic() + TO_WRITE
    before: list[int] = []
    while (sizes := [file.stat().st_size for file in files]) != before or 0 in sizes:
        if time.monotonic() > last:
            return
        before = sizes
        time.sleep(GLANCE)


def _is_helper(process: psutil.Process) -> bool:
    """Tell a resource tracker or a fork server from what the program started itself."""
    parent = process.parent()
    # A child of the server shows the server's command as its own.
    return _shows(process, TRACKER) or (
        _shows(process, SERVER) and not (parent and _shows(parent, SERVER))
    )


def _shows(process: psutil.Process, text: str) -> bool:
    return any(text in word for word in process.cmdline())


def _text_of(stacks: Path, asked: list[int]) -> str:
    """Return the stacks of these processes, the program's own first, without what varies."""
    texts = []
    for number, pid in enumerate(asked):
        written = (stacks / str(pid)).read_text(encoding="utf-8", errors="backslashreplace")
        text = re.sub(r"(Current thread|Thread) 0x[0-9a-f]+", r"\1", written.strip())
        text = re.sub(STARTING, r"\1", text)
        who = "The program" if number == 0 else f"Child {number}"
        texts.append(f"{who}\n\n{text or 'wrote nothing'}\n")
    return shortened("\n".join(texts), own_interpreter())
