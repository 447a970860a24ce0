"""Every process of a run is found and ended, even while it becomes another one."""

import signal
import subprocess
import sys
import time
from pathlib import Path
from unittest import mock

import psutil
import pytest

from recorder.runs import leftovers
from recorder.runs.leftovers import MARK, OWN_MARK, kill_marked, marked, new_mark
from recorder.runs.terminal import clean_environment

CHANGING = """
import os, sys
os.execv(sys.executable, [sys.executable, "-S", "-c", sys.argv[1], sys.argv[1]])
"""
"""A process that becomes the same program over and over, so that it often shows no variable."""


def begin(code: str, mark: str, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-S", "-c", code, code, *words],
        env=clean_environment() | {MARK: mark},
        start_new_session=True,
    )


def test_whoever_changes_all_the_time_is_ended_all_the_same() -> None:
    mark = new_mark()
    processes = [begin(CHANGING, mark) for _ in range(4)]
    time.sleep(0.3)
    assert kill_marked(mark)
    for process in processes:
        process.wait(timeout=60)
    time.sleep(0.1)
    assert list(marked(mark)) == []


LIKE_A_TRACKER = """
import pathlib, sys, time  # sys.argv[1] holds this text: multiprocessing.resource_tracker
time.sleep(0.5)
pathlib.Path(sys.argv[2]).touch()
"""


def test_a_resource_tracker_may_do_its_work_before_it_is_ended(tmp_path: Path) -> None:
    mark, done = new_mark(), tmp_path / "done"
    tracker = begin(LIKE_A_TRACKER, mark, str(done))
    other = begin("import time; time.sleep(600)", mark)
    assert kill_marked(mark)
    assert (tracker.wait(timeout=60), other.wait(timeout=60)) == (0, -signal.SIGKILL)
    assert done.exists()


def test_a_resource_tracker_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "PATIENCE", 0.1)
    mark = new_mark()
    tracker = begin(LIKE_A_TRACKER.replace("0.5", "600"), mark)
    assert kill_marked(mark)
    assert tracker.wait(timeout=60) == -signal.SIGKILL


def test_a_process_that_becomes_another_program_is_asked_again() -> None:
    """Such a moment is too short to be met by chance in a test."""
    answers: list[dict[str, str]] = [{}, {}, {MARK: "found"}]
    process = mock.create_autospec(psutil.Process, instance=True)
    process.environ.side_effect = lambda: answers.pop(0)
    process.ppid.return_value = 1
    with mock.patch.object(psutil, "process_iter", return_value=[process]):
        assert list(marked("found")) == [process]
    assert answers == []


def test_a_process_without_variables_is_somebody_elses() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", "import time; print(flush=True); time.sleep(600)"],
        env={},
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    with process:
        process.stdout.readline()
        assert process.pid not in [each.pid for each in marked(OWN_MARK)]
        process.kill()


def test_each_run_has_a_mark_of_its_own() -> None:
    one, other = new_mark(), new_mark()
    assert one != other
    process = begin("import time; time.sleep(600)", one)
    try:
        assert [each.pid for each in marked(one)] == [process.pid]
        assert [each.pid for each in marked(OWN_MARK)] == [process.pid]
        assert not kill_marked(other)
        assert process.poll() is None
    finally:
        kill_marked(one)
        process.wait(timeout=60)
