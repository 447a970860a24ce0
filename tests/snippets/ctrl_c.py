"""Presses Ctrl-C in a program that hangs, as a terminal does: for all of its processes."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from tests.ending import end_group
from tests.snippets.conftest import ROOT


@contextlib.contextmanager
def in_a_session(
    *command: str | Path,
    stdout: int | IO[str] | None = subprocess.PIPE,
    stderr: int | IO[str] | None = None,
) -> Iterator["subprocess.Popen[str]"]:
    """Start a Python program as a terminal does; in the end, whatever is left of it is killed."""
    with subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        stdout=stdout,
        stderr=stderr,
        text=True,
        start_new_session=True,
    ) as program:
        try:
            yield program
        finally:
            end_group(program.pid)


def press_ctrl_c(program: "subprocess.Popen[str]") -> None:
    """Send to all processes of a program what a terminal sends them."""
    os.killpg(program.pid, signal.SIGINT)


def end_by_ctrl_c(snippet: str, *arguments: str, after: str) -> str:
    """Start a snippet, wait for a line of it and a moment; then all of its processes must end.

    Return what it printed from then on.
    """
    path = f"snippets/{snippet}.py"
    with in_a_session(path, *arguments, stderr=subprocess.STDOUT) as program:
        assert program.stdout
        while after not in (line := program.stdout.readline()):
            assert line, f"{snippet} ended without: {after}"
        time.sleep(0.5)
        assert program.poll() is None, "it does not hang"
        press_ctrl_c(program)
        rest, _ = program.communicate(timeout=30)  # until nobody has the pipe any more
    return rest
