"""A program that a test ends leaves nothing behind, so no other test is told of it."""

import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from recorder.runs.leftovers import _is_tracker
from tests.ending import end_group

HOLDS_A_LOCK = """
import multiprocessing, time

if __name__ == "__main__":
    lock = multiprocessing.get_context("spawn").Lock()
    print(lock._semlock.name, flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
def test_a_program_that_is_ended_leaves_no_semaphore_and_no_process(tmp_path: Path) -> None:
    path = tmp_path / "holds_a_lock.py"
    path.write_text(HOLDS_A_LOCK, "utf-8")
    with subprocess.Popen(
        [sys.executable, path], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as program:
        assert program.stdout is not None
        name = program.stdout.readline().strip().removeprefix("/")
        semaphore = Path("/dev/shm", f"sem.{name}")
        assert semaphore.exists()
        (child,) = psutil.Process(program.pid).children()
        while not _is_tracker(child):  # before that it is a copy of the program
            time.sleep(0.01)
        end_group(program.pid)
        assert not semaphore.exists()
        assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE
