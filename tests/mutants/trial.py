"""Tries one change in a copy of the project: runs its gates until one is red."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import attrs
import psutil

from recorder.errors import AuthorError
from tests.mutants.areas import Command
from tests.mutants.mutant import Mutant, where

LIMIT = 600.0
"""Seconds after which a gate counts as red: a change can make it wait for ever."""
MARK = "TRIED_IN"
"""The variable by which whatever a gate starts is known, unless it takes its variables away."""


@attrs.frozen
class Trial:
    """A change as it is shown, and the command that was red, or None if it survived."""

    line: int
    old: str
    new: str
    killed_by: str | None
    seconds: float


def run_gate(command: Command, tree: Path) -> tuple[int, str]:
    """Run a command in a copy of the project; return its exit code and what it said last."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", MARK: str(tree)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.pop("PYTHONUNBUFFERED", None)
    running = subprocess.Popen(
        command,
        cwd=tree,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        said, _ = running.communicate(timeout=LIMIT)
    except BaseException as error:
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
        if isinstance(error, subprocess.TimeoutExpired):
            return -1, f"still running after {LIMIT:.0f} s"
        raise
    finally:
        end_what_is_left(tree)
    return running.returncode, said[-2000:]


def end_what_is_left(tree: Path) -> None:
    """End what a gate left running in a copy: a change can keep the recorder from ending it."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            is_there = Path(process.cwd()).is_relative_to(tree)
            if is_there or process.environ().get(MARK) == str(tree):
                process.kill()


def try_change(
    mutant: Mutant,
    gates: list[Command],
    tree: Path,
    is_green: Callable[[Command], bool],
    bring_back: Callable[[Path], None],
) -> Trial | None:
    """Write a change into a copy, run the gates, and bring everything back as it was.

    `is_green` tells whether a gate is green without a change; one that is not sees nothing.
    `bring_back` puts back what the gates wrote. Returns None for a change that leaves the text
    as it is.
    """
    after = mutant.make()
    if after == mutant.before:
        return None
    path = tree / mutant.path
    began = time.monotonic()
    killed_by = None
    left = [*gates]
    while killed_by is None:
        try:
            path.write_text(after, encoding="utf-8")
            red = next((command for command in left if run_gate(command, tree)[0] != 0), None)
        finally:
            path.write_text(mutant.before, encoding="utf-8")
            bring_back(tree)
        if red is None:
            break
        if is_green(red):
            killed_by = shown(red)
        left.remove(red)
    seconds = round(time.monotonic() - began, 1)
    return Trial(*where(mutant.before, after), killed_by, seconds)


def require_green(command: Command, tree: Path, bring_back: Callable[[Path], None]) -> None:
    """Run a gate without any change, and raise `AuthorError` if it is red.

    Such a gate sees nothing: changes would seem to survive.
    """
    for _ in range(2):  # beside others, one attempt may be late
        code, said = run_gate(command, tree)
        bring_back(tree)
        if code == 0:
            return
    raise AuthorError(f"red without any change, mend this first: {shown(command)}\n{said}")


def shown(command: Command) -> str:
    """Return a command as a person would type it."""
    return " ".join(("python", *command[1:]))
