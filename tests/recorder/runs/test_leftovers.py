"""Every process of a run is found and ended, even while it becomes another one."""

import itertools
import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from unittest import mock

import psutil
import pytest

from recorder.runs import leftovers
from recorder.runs.leftovers import MARK, OWN_MARK, kill_marked, limits_of, marked, new_mark
from recorder.runs.terminal import clean_environment, run_at_terminal
from tests.recorder.conftest import ROOT, wait_until

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


HIDDEN = """
import os, sys, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.chdir("/")
        os.closerange(0, 99)
        os.execve(sys.executable, [sys.executable, "-S", "-c", "import time; time.sleep(600)"], {})
    os._exit(0)
os.wait()
"""
"""A double fork into another session, without a variable, a terminal or an open file."""
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")


def unseen(limits: range) -> list[psutil.Process]:
    """Return the living processes of a run that show no variable at all."""
    found = []
    for process in psutil.process_iter():
        try:
            lines = Path(f"/proc/{process.pid}/limits").read_text().splitlines()
            (words,) = [line.split() for line in lines if line.startswith("Max file locks")]
            if words[3].isdecimal() and int(words[3]) in limits and not process.environ():
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found


@linux_only
def test_a_process_that_hides_is_named_and_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recorder.runs.terminal.GRACE", 0.5)
    run = run_at_terminal([sys.executable, "-c", HIDDEN], limit=30)
    assert run.exit_code == 0
    (left,) = run.left_behind
    assert "time.sleep(600)" in left
    assert unseen(limits_of(OWN_MARK)) == []


@linux_only
@pytest.mark.parametrize("ctrl_c", [False, True])
def test_the_guard_ends_a_process_that_hides(ctrl_c: bool) -> None:
    code = (
        "import recorder.runs.leftovers as l, recorder.runs.terminal as t, sys, os\n"
        "t.GRACE = 600\n"
        "import signal\nwith l.guarded_runs():\n"
        "    signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "    print(l.OWN_MARK, flush=True)\n"
        f"    t.run_at_terminal([sys.executable, '-c', {HIDDEN!r}], limit=600)"
    )
    recorder = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )
    assert recorder.stdout is not None
    limits = limits_of(recorder.stdout.readline().strip())
    wait_until(lambda: unseen(limits))
    if ctrl_c:  # it reaches each process of the terminal's, and the guard is none of them
        os.killpg(recorder.pid, signal.SIGINT)
        time.sleep(0.3)
    recorder.kill()
    recorder.wait(timeout=60)
    recorder.stdout.close()
    wait_until(lambda: not unseen(limits))


LEAVING = """
import multiprocessing, multiprocessing.util, os, signal
multiprocessing.util.get_temp_dir()
print(os.environ["TMPDIR"], flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
"""A program that leaves a folder behind, as each does that is killed while it has a manager."""


@linux_only
def test_temporary_files_go_with_the_runs_that_left_them() -> None:
    before = tempfile.gettempdir(), os.environ.get("TMPDIR")
    with leftovers.guarded_runs():
        run = run_at_terminal([sys.executable, "-c", LEAVING], limit=60)
        folder = Path(run.output.decode().strip())
        assert folder.parent == Path(before[0])
        assert [path.name[:5] for path in folder.iterdir()] == ["pymp-"]
        assert tempfile.gettempdir() == str(folder)
    assert not folder.exists()
    assert (tempfile.gettempdir(), os.environ.get("TMPDIR")) == before


@linux_only
def test_temporary_files_go_even_if_the_recorder_is_killed() -> None:
    code = (
        "import os, signal, sys\nfrom recorder.runs import leftovers, terminal\n"
        "with leftovers.guarded_runs():\n"
        f"    run = terminal.run_at_terminal([sys.executable, '-c', {LEAVING!r}], limit=60)\n"
        "    print(run.output.decode(), os.listdir(run.output.decode().strip()), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=120,
    )
    folder, left = done.stdout.split(maxsplit=1)
    assert left.startswith("['pymp-")
    wait_until(lambda: not Path(folder).exists())


def test_a_mark_has_limits_of_its_own_within_those_of_its_recorder() -> None:
    own, one, other = limits_of(OWN_MARK), limits_of(new_mark()), limits_of(new_mark())
    assert len(one) == len(other) == 1
    assert one != other  # but once in a million
    assert one.start in own
    assert other.start in own
    assert 0 < own.start < own.stop < 2**62
    assert len(limits_of("no number")) == 0


def test_recorders_beside_each_other_have_different_marks() -> None:
    """One that took another's runs for its own would kill them."""
    limits = [limits_of(uuid.uuid4().hex) for _ in range(1000)]
    begins = sorted(each.start for each in limits)
    assert min(after - before for before, after in itertools.pairwise(begins)) >= 2**20


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
