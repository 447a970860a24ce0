"""Presses Ctrl-C in a program that hangs, as a terminal does: for all of its processes."""

import os
import signal
import subprocess
import sys
import time

from tests.snippets.conftest import ROOT


def end_by_ctrl_c(snippet: str, *arguments: str, after: str) -> str:
    """Start a snippet, wait for a line of it and a moment; then all of its processes must end.

    Return what it printed from then on.
    """
    with subprocess.Popen(
        [sys.executable, f"snippets/{snippet}.py", *arguments],
        cwd=ROOT,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as program:
        try:
            assert program.stdout
            while after not in (line := program.stdout.readline()):
                assert line, f"{snippet} ended without: {after}"
            time.sleep(0.5)
            assert program.poll() is None, "it does not hang"
            os.killpg(program.pid, signal.SIGINT)
            rest, _ = program.communicate(timeout=30)  # until nobody has the pipe any more
        except BaseException:
            os.killpg(program.pid, signal.SIGKILL)
            raise
    return rest
