"""How one command is run, at a terminal and where there is none."""

import signal
import sys
from pathlib import Path

import pytest

from recorder.errors import AuthorError
from recorder.terminal import (
    _run_through_pipes,
    clean_environment,
    run_at_terminal,
)


def command(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_both_streams_come_in_the_order_they_were_written() -> None:
    code = "import sys; print('one'); print('two', file=sys.stderr); print('three')"
    run = run_at_terminal(command(code), limit=30)
    assert (run.output, run.exit_code) == (b"one\ntwo\nthree\n", 0)


def test_nothing_waits_for_a_keyboard() -> None:
    run = run_at_terminal(command("input()"), limit=30)
    assert run.exit_code == 1
    assert b"EOFError" in run.output


def test_it_runs_in_the_folder_it_is_given(tmp_path: Path) -> None:
    run = run_at_terminal(command("import os; print(os.getcwd())"), limit=30, folder=tmp_path)
    assert run.output.decode().strip() == str(tmp_path.resolve())


def test_an_exit_by_a_signal_is_negative() -> None:
    run = run_at_terminal(command("import os; os.kill(os.getpid(), 15)"), limit=30)
    assert run.exit_code == -15


def test_a_command_that_does_not_exist_is_an_error_and_leaves_nothing_open() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(FileNotFoundError):
        run_at_terminal(["no-such-command"], limit=30)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_many_runs_leave_no_descriptor_open() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(10):
        run_at_terminal(command("pass"), limit=30)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_ctrl_c_means_to_the_program_what_it_means_to_a_reader() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as in a background job
    try:
        code = "import signal; print(signal.getsignal(signal.SIGINT).__name__)"
        assert run_at_terminal(command(code), limit=30).output == b"default_int_handler\n"
    finally:
        signal.signal(signal.SIGINT, before)


def test_the_environment_has_no_setting_of_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")
    monkeypatch.setenv("PYTHONHASHSEED", "1")
    assert not [name for name in clean_environment() if name.startswith("PYTHON")]


def test_through_pipes_the_output_is_kept() -> None:
    run = _run_through_pipes(command("print('seen')"), limit=30, folder=None)
    assert (run.output, run.exit_code) == (b"seen\n", 0)


def test_through_pipes_a_run_is_stopped_at_its_limit_with_its_children() -> None:
    code = (
        "import subprocess, sys, time; print('so far', flush=True); "
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']); time.sleep(600)"
    )
    run = _run_through_pipes(command(code), limit=2, folder=None)
    assert run.exit_code is None
    assert run.output == b"so far\n"
    assert run.seconds < 60


def test_through_pipes_too_much_output_is_refused() -> None:
    with pytest.raises(AuthorError, match="print less"):
        _run_through_pipes(command("print('x' * 2_000_000)"), limit=30, folder=None)
