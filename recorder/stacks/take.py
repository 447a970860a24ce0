"""Runs a command that hangs once more, and asks each of its processes where it stands."""

import contextlib
import os
import re
import signal
import sys
import tempfile
from pathlib import Path

import psutil

from recorder.catalog.entries import ToRun
from recorder.errors import AuthorError
from recorder.paths import RECORDER
from recorder.runs.execute import Extra, execute, shortened
from recorder.runs.interpreters import own_interpreter
from recorder.runs.store import RUNNERS, Asked, Kept
from recorder.runs.terminal import Run, run_at_terminal

PROBE = RECORDER / "stacks" / "probe"
TAKERS = (*RUNNERS, "stacks/probe/sitecustomize.py", "stacks/take.py")
"""The files of the recorder that have a part in what is kept of such a run."""
LAST_LOOK = 0.3
"""So many seconds before it is stopped, the processes of a run are asked."""
HELPERS = ("resource_tracker", "forkserver import main")
"""What the commands of processes name that are no part of the program."""

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
    """Send the signal to every living process that listens, and return their ids in order."""
    ids = []
    for path in stacks.iterdir():
        pid = int(path.name.partition("-")[0])
        with contextlib.suppress(psutil.Error, OSError):
            words = " ".join(psutil.Process(pid).cmdline())
            forked = any(line in words for line in HELPERS)
            server = forked and not _is_child_of_server(pid)
            if "resource_tracker" not in words and not server:
                os.kill(pid, signal.SIGUSR2)
                ids.append(pid)
    return sorted(ids)


def _is_child_of_server(pid: int) -> bool:
    """Tell whether a process was forked by a fork server, whose command it shows."""
    parent = psutil.Process(pid).parent()
    return parent is not None and HELPERS[1] in " ".join(parent.cmdline())


def _text_of(stacks: Path, asked: list[int]) -> str:
    """Return the stacks of these processes, the program's own first, without what varies."""
    texts = []
    for number, pid in enumerate(asked):
        for path in stacks.glob(f"{pid}-*"):
            written = path.read_text(encoding="utf-8", errors="backslashreplace").strip()
            text = re.sub(r"(Current thread|Thread) 0x[0-9a-f]+", r"\1", written)
            text = re.sub(STARTING, r"\1", text)
            who = "The program" if number == 0 else f"Child {number}"
            texts.append(f"{who}\n\n{text or 'wrote nothing'}\n")
    return shortened("\n".join(texts), own_interpreter())
