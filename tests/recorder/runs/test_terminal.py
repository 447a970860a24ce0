"""How one command is run, at a terminal and where there is none, and that it always ends."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from recorder.errors import AuthorError
from recorder.runs import leftovers, terminal
from recorder.runs.leftovers import OWN_MARK, STOP, marked, remove_unused, shared_memory
from recorder.runs.terminal import (
    Suspended,
    _run_through_pipes,
    clean_environment,
    run_at_terminal,
)

SLEEPER = "[sys.executable, '-c', 'import time; time.sleep(600)']"


def command(code: str) -> list[str]:
    return [sys.executable, "-c", f"import os, subprocess, sys, time\n{code}"]


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_both_streams_come_in_the_order_they_were_written() -> None:
    code = "print('one'); print('two', file=sys.stderr); print('three')"
    run = run_at_terminal(command(code), limit=30)
    assert (run.output, run.exit_code) == (b"one\ntwo\nthree\n", 0)


def test_nothing_waits_for_a_keyboard() -> None:
    run = run_at_terminal(command("input()"), limit=30)
    assert run.exit_code == 1
    assert b"EOFError" in run.output


def test_it_runs_in_the_folder_it_is_given(tmp_path: Path) -> None:
    run = run_at_terminal(command("print(os.getcwd())"), limit=30, folder=tmp_path)
    assert run.output.decode().strip() == str(tmp_path.resolve())


def test_an_exit_by_a_signal_is_negative() -> None:
    run = run_at_terminal(command("os.kill(os.getpid(), 15)"), limit=30)
    assert run.exit_code == -15


def test_a_command_that_does_not_exist_is_an_error_and_leaves_nothing_open() -> None:
    before = descriptors()
    with pytest.raises(FileNotFoundError):
        run_at_terminal(["no-such-command"], limit=30)
    assert descriptors() == before


def test_many_runs_leave_no_descriptor_open() -> None:
    before = descriptors()
    for _ in range(10):
        run_at_terminal(["true"], limit=30)
    assert descriptors() == before


def test_ctrl_c_means_to_the_program_what_it_means_to_a_reader() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as in a background job
    try:
        code = "import signal; print(signal.getsignal(signal.SIGINT).__name__)"
        assert run_at_terminal(command(code), limit=30).output == b"default_int_handler\n"
    finally:
        signal.signal(signal.SIGINT, before)


def test_the_environment_has_no_setting_of_python(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = ("UNBUFFERED", "HASHSEED", "WARNINGS", "PATH", "OPTIMIZE", "UTF8", "DEVMODE")
    for name in (*(f"PYTHON{setting}" for setting in settings), "LANG", "COLUMNS", "LD_PRELOAD"):
        monkeypatch.setenv(name, "1")
    for name in ("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "VIRTUAL_ENV"):
        monkeypatch.setenv(name, "of the reader")
    kept = {name for name, value in clean_environment().items() if value == "of the reader"}
    assert kept == {"PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "VIRTUAL_ENV"}
    own = {"TERM", "NO_COLOR", "LC_ALL", "NUMBA_DISABLE_ERROR_MESSAGE_HIGHLIGHTING"}
    assert clean_environment().keys() - kept == own


LONG_LIVED = (
    f"subprocess.Popen({SLEEPER})\nsubprocess.Popen({SLEEPER}, start_new_session=True)\n"
    "print('so far', flush=True)\n"
)


def test_at_its_limit_a_run_is_stopped_with_its_children() -> None:
    run = run_at_terminal(command(f"{LONG_LIVED}time.sleep(600)"), limit=2)
    assert (run.exit_code, run.output, run.left_behind) == (None, b"so far\n", ())
    assert 2 <= run.seconds < 60
    assert list(marked(OWN_MARK)) == []


def test_whoever_outlives_the_program_is_named_and_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "GRACE", 1.0)  # time for both to become what they are
    run = run_at_terminal(command(LONG_LIVED), limit=30)
    assert (run.exit_code, len(run.left_behind)) == (0, 2)
    assert all("time.sleep(600)" in each for each in run.left_behind)
    assert list(marked(OWN_MARK)) == []


@pytest.mark.skipif(sys.platform != "linux", reason="shows shared memory as files")
def test_a_run_that_is_stopped_leaves_no_semaphore(tmp_path: Path) -> None:
    script = tmp_path / "hang.py"
    script.write_text(
        "import multiprocessing\n"
        "if __name__ == '__main__':\n"
        "    lock = multiprocessing.get_context('spawn').Lock()\n"
        "    print(lock._semlock.name, flush=True)\n"
        "    lock.acquire()\n"
        "    lock.acquire()\n"
    )
    run = run_at_terminal([sys.executable, str(script)], limit=2)
    assert (run.exit_code, run.left_behind) == (None, ())
    name = run.output.decode().split()[0]
    assert name.startswith("/mp-")
    assert f"sem.{name.removeprefix('/')}" not in shared_memory()


@pytest.mark.skipif(sys.platform != "linux", reason="shows shared memory as files")
def test_shared_memory_that_nobody_removed_is_named_and_removed() -> None:
    code = "open('/dev/shm/psm_of_a_test', 'w').close()"
    for _ in range(5):  # a recorder that is at work in another copy may be the first to find it
        run = run_at_terminal(command(code), limit=30)
        if run.left_behind:
            break
    assert (run.exit_code, run.left_behind) == (0, ("psm_of_a_test",))
    assert "psm_of_a_test" not in shared_memory()


@pytest.mark.skipif(sys.platform != "linux", reason="shows shared memory as files")
def test_a_file_that_somebody_keeps_in_shared_memory_stays_and_is_nobodys_fault() -> None:
    data = Path("/dev/shm/data_of_somebody.parquet")
    try:
        run = run_at_terminal(command(f"open({str(data)!r}, 'w').close()"), limit=30)
        assert (run.exit_code, run.left_behind) == (0, ())
        assert data.exists()
    finally:
        data.unlink(missing_ok=True)


def test_shared_memory_is_what_python_names_so_and_this_user_owns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leftovers, "SHARED_MEMORY", tmp_path)
    ours = {"sem.mp-abc", "sem.loky-1", "psm_1a2b", "pym-1-x"}
    for name in [*ours, "sem.other", "data", "x_psm_1", "plasma"]:
        (tmp_path / name).touch()
    (tmp_path / "psm_gone").symlink_to("nowhere")  # a name may have gone when it is looked at
    assert shared_memory() == ours | {"psm_gone"}
    monkeypatch.setattr(os, "getuid", lambda: tmp_path.stat().st_uid + 1)
    assert shared_memory() == set()


def test_a_file_of_another_disk_with_the_same_number_does_not_keep_a_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leftovers, "SHARED_MEMORY", tmp_path)
    monkeypatch.setattr(leftovers, "PATIENCE", 0.1)
    block = tmp_path / "psm_of_a_run"
    block.touch()
    device, number = block.stat().st_dev, block.stat().st_ino
    monkeypatch.setattr(leftovers, "_files_in_use", lambda: {(device, number)})
    assert remove_unused({block.name}) == []
    monkeypatch.setattr(leftovers, "_files_in_use", lambda: {(device + 1, number)})
    assert remove_unused({block.name}) == [block.name]


@pytest.mark.skipif(sys.platform != "linux", reason="shows shared memory as files")
def test_shared_memory_that_another_process_uses_stays() -> None:
    block = Path("/dev/shm/psm_of_another_test")
    code = f"open({str(block)!r}, 'w').close()"
    user = (
        "import sys, time\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    try:\n"
        f"        file = open({str(block)!r})\n"
        "        break\n"
        "    except OSError:\n"
        "        time.sleep(0.001)\n"
        "sys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", user], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == b"ready\n"
        assert run_at_terminal(command(code), limit=30).left_behind == ()
        assert block.exists()
    finally:
        other.communicate()
        block.unlink(missing_ok=True)


@pytest.mark.skipif(sys.platform != "linux", reason="shows shared memory as files")
def test_a_semaphore_of_another_program_stays() -> None:
    """It is mapped under another name than it has."""
    code = (
        "import multiprocessing, sys\n"
        "lock = multiprocessing.get_context('spawn').Lock()\n"
        "print(lock._semlock.name, flush=True)\n"
        "sys.stdin.read()\n"
    )
    before = shared_memory()
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        name = f"sem.{other.stdout.readline().strip().removeprefix('/')}"
        assert name in shared_memory() - before
        assert remove_unused({name}) == []
        assert name in shared_memory()
        other.communicate()
    assert name not in shared_memory()


def test_what_the_tracker_of_another_program_removes_soon_was_not_left_by_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leftovers, "SHARED_MEMORY", tmp_path)  # no run beside this looks there
    block = tmp_path / "psm_of_a_program_that_has_ended"
    removal = threading.Timer(0.6, block.unlink)
    block.touch()
    try:
        assert remove_unused({block.name}) == [block.name]
        block.touch()
        removal.start()
        assert remove_unused({block.name}) == []
        assert not block.exists()
    finally:
        removal.cancel()
        removal.join()
        block.unlink(missing_ok=True)


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminal")
def test_ctrl_c_is_pressed_once_the_text_was_printed_and_reaches_every_process() -> None:
    code = (
        "child = '\\n'.join(['import sys, time', 'sys.stdin.read()',"
        " 'try:', '    print(2, flush=True)',"
        " '    time.sleep(60)', 'except KeyboardInterrupt:', '    print(\"child\")'])\n"
        "child = subprocess.Popen([sys.executable, '-c', child], stdin=subprocess.PIPE)\n"
        "try:\n"
        "    child.stdin.close()\n"  # from now on it may print, and Ctrl-C may come
        "    child.wait()\n"
        "except KeyboardInterrupt:\n"
        "    child.wait()\n"
        "    print('parent')\n"
    )
    run = run_at_terminal(command(code), limit=30, ctrl_c_after="2")
    assert run.exit_code == 0
    assert run.output.decode().replace("^C", "").split() == ["2", "child", "parent"]
    assert run.seconds < 30


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminal")
def test_without_the_text_ctrl_c_is_not_pressed() -> None:
    run = run_at_terminal(command("print(1); time.sleep(0.3)"), limit=30, ctrl_c_after="2")
    assert (run.exit_code, run.output) == (0, b"1\n")


def test_a_helper_may_leave_a_little_later_than_the_program() -> None:
    code = "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(0.2); print(2)'])"
    run = run_at_terminal(command(f"{code}\nprint(1, flush=True)"), limit=30)
    assert (run.output, run.left_behind) == (b"1\n2\n", ())


def test_an_interruption_ends_a_run_and_every_process_of_it() -> None:
    def interrupt(seconds: float) -> None:
        if any(True for _ in marked(OWN_MARK)):
            STOP.set()

    before = descriptors()
    try:
        with pytest.raises(KeyboardInterrupt):
            run_at_terminal(command(f"{LONG_LIVED}time.sleep(600)"), limit=60, each_look=interrupt)
    finally:
        STOP.clear()
    assert list(marked(OWN_MARK)) == []
    assert descriptors() == before


def test_too_much_output_is_refused_and_ends_the_run() -> None:
    with pytest.raises(AuthorError, match="printed more than 1,000,000 bytes; print less"):
        run_at_terminal(command("while True:\n    print('x' * 100_000)"), limit=30)
    assert list(marked(OWN_MARK)) == []


@pytest.mark.parametrize("code", ["time.sleep(600)", "print('x' * 200_000)"])
def test_a_run_does_not_count_if_nobody_watched_it(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Suspended for longer than the limit: this neither is the program's fault nor its time.
    monkeypatch.setattr(terminal, "MOST_SILENT", 0.2)
    looks = []

    def sleep_at_the_second_look(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 2:
            time.sleep(0.5)

    with pytest.raises(Suspended):
        run_at_terminal(command(code), limit=0.4, each_look=sleep_at_the_second_look)
    assert list(marked(OWN_MARK)) == []


def test_a_run_that_is_watched_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[float] = []
    run = run_at_terminal(command("time.sleep(0.5)"), limit=30, each_look=looks.append)
    assert run.exit_code == 0
    assert len(looks) > 3
    assert looks == sorted(looks)


def test_through_pipes_the_output_is_kept() -> None:
    run = _run_through_pipes(command("print('seen')"), limit=30, folder=None)
    assert (run.output, run.exit_code) == (b"seen\n", 0)


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminal")
def test_through_pipes_errors_are_kept_too_with_the_exit_code() -> None:
    run = _run_through_pipes(command("sys.exit('seen')"), limit=30, folder=None)
    assert run.output.split() == [b"seen"]
    assert run.exit_code == 1


def test_through_pipes_the_lines_of_processes_may_come_in_another_order() -> None:
    child = command("print('child')")
    code = f"print('parent')\nsubprocess.run({child!r}, check=True)"
    at_a_terminal = run_at_terminal(command(code), limit=30)
    through_pipes = _run_through_pipes(command(code), limit=30, folder=None)
    assert at_a_terminal.output == b"parent\nchild\n"
    assert through_pipes.output == b"child\nparent\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")
def test_unbuffered_a_line_and_its_end_are_written_one_after_the_other() -> None:
    """Between the two, another process may write: each write is a message of its own here."""
    for setting, written in (("1", [b"line", b"\n"]), ("", [b"line\n"])):
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        with ours, theirs:
            environment = {**clean_environment(), "PYTHONUNBUFFERED": setting}
            code = command("print('line')")
            subprocess.run(code, stdout=theirs.fileno(), env=environment, check=True)
            ours.settimeout(30)
            assert [ours.recv(100) for _ in written] == written


def test_through_pipes_a_run_is_stopped_at_its_limit_with_its_children() -> None:
    run = _run_through_pipes(command(f"{LONG_LIVED}time.sleep(600)"), limit=1, folder=None)
    assert run.exit_code is None
    assert run.output == b"so far\n"
    assert run.seconds < 60
    assert list(marked(OWN_MARK)) == []


def test_through_pipes_too_much_output_is_refused() -> None:
    with pytest.raises(AuthorError, match="print less"):
        _run_through_pipes(command("print('x' * 2_000_000)"), limit=30, folder=None)
