"""However the preview ends, its server, its watcher and all that they started end with it."""

import os
import signal
import subprocess
import sys
import time
import uuid

import psutil
import pytest

from tests.recorder.conftest import ROOT, wait_until

SLEEP = "import time; time.sleep(600)"
STUBBORN = "import signal, time; [signal.signal(n, signal.SIG_IGN) for n in (1, 2, 15)]; "
PYTHON = f"{sys.executable} -c"


def living(mark: str) -> list[psutil.Process]:
    """Return the processes whose variables hold this mark."""
    found = []
    for process in psutil.process_iter():
        try:
            ours = process.environ().get("LIVE_TEST") == mark
            if ours and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found


def begin(mark: str, *commands: str, through_another: bool = False) -> subprocess.Popen[bytes]:
    """Start the program that serves, perhaps as a child of another one, as nox does."""
    words = [sys.executable, "-m", "recorder.live", *commands]
    if through_another:
        words = [sys.executable, "-c", f"import subprocess; subprocess.run({words})"]
    return subprocess.Popen(
        words, cwd=ROOT, env={**os.environ, "LIVE_TEST": mark}, start_new_session=True
    )


SERVER = f'{PYTHON} "{SLEEP}"'
WATCHER = f"sh -c '{PYTHON} \"{SLEEP}\" & wait'"
"""One that has started a child, as the watcher starts the recorder."""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_all(number: int) -> None:
    mark = uuid.uuid4().hex
    program = begin(mark, SERVER, WATCHER)
    wait_until(lambda: len(living(mark)) == 4)
    program.send_signal(number)
    assert program.wait(timeout=60) == 0
    assert living(mark) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_the_death_of_whoever_started_it_ends_all(number: int) -> None:
    mark = uuid.uuid4().hex
    nox = begin(mark, SERVER, WATCHER, through_another=True)
    wait_until(lambda: len(living(mark)) == 5)
    nox.send_signal(number)
    nox.wait(timeout=60)
    wait_until(lambda: not living(mark))


def test_the_end_of_one_ends_the_other_and_is_told() -> None:
    mark = uuid.uuid4().hex
    program = begin(mark, f'{PYTHON} "raise SystemExit(3)"', WATCHER)
    assert program.wait(timeout=60) == 3
    assert living(mark) == []


def test_a_command_that_is_not_there_ends_the_other() -> None:
    mark = uuid.uuid4().hex
    program = begin(mark, WATCHER, "no-such-command")
    assert program.wait(timeout=60) == 1
    assert living(mark) == []


def test_one_that_will_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    mark = uuid.uuid4().hex
    code = "from recorder import live; live.PATIENCE = 0.2; import sys; sys.exit(live.main({}))"
    stubborn = f'{PYTHON} "{STUBBORN}{SLEEP}"'
    program = subprocess.Popen(
        [sys.executable, "-c", code.replace("{}", repr([stubborn]))],
        cwd=ROOT,
        env={**os.environ, "LIVE_TEST": mark},
    )
    wait_until(lambda: len(living(mark)) == 2)
    time.sleep(0.3)  # it has to ignore the signals by now
    program.terminate()
    assert program.wait(timeout=60) == 0
    assert living(mark) == []


def test_of_two_that_ended_the_one_that_failed_is_told() -> None:
    for commands in (("true", "sh -c 'exit 3'"), ("sh -c 'exit 3'", "true")):
        # Both have ended when they are first looked at.
        code = "from recorder import live; live.PAUSE = 1.0; import sys; sys.exit(live.main({}))"
        done = subprocess.run(
            [sys.executable, "-c", code.replace("{}", repr(commands))], cwd=ROOT, check=False
        )
        assert done.returncode == 3
