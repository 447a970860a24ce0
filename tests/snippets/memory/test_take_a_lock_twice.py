import os
import signal
import subprocess
import sys
import time

import pytest

from tests.ending import end_group
from tests.snippets.conftest import ROOT, RunSnippet


def test_a_lock_that_cannot_be_taken_twice_hangs(run: RunSnippet) -> None:
    assert run("memory/take_a_lock_twice").lines == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")
def test_ctrl_c_in_a_terminal_stops_all_processes() -> None:
    program = subprocess.Popen(
        [sys.executable, ROOT / "snippets" / "memory" / "take_a_lock_twice.py"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(timeout=2)
        os.killpg(program.pid, signal.SIGINT)  # as a terminal sends it
        program.communicate(timeout=30)
        deadline = time.monotonic() + 30
        while is_there(program.pid):
            assert time.monotonic() < deadline, "a process lives on"
            time.sleep(0.05)
    finally:
        end_group(program.pid)


def is_there(group: int) -> bool:
    """Tell whether a group has any process."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
