"""Runs one command as a person would at a terminal, and always ends it."""

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import attrs
import psutil

from recorder.errors import AuthorError
from recorder.runs.leftovers import (
    MARK,
    kill_marked,
    mark_by_limit,
    marked,
    new_mark,
    remove_unused,
    shared_memory,
    stop_if_asked,
)

if sys.platform != "win32":
    import termios

ROWS, COLUMNS = 24, 80
MOST_BYTES = 1_000_000
GRACE = 3.0
"""Seconds that helpers such as the fork server get to leave after the program."""
CTRL_C = b"\x03"
AT_A_SHELL = ("/bin/sh", "-mc", '"$@"; exit "$?"', "sh")
"""With job control, the shell gives a command the terminal, and takes it back at its end: Ctrl-C
reaches the processes of the command and no other, and those that stay are not hung up on."""
MOST_SILENT = 2.0
"""Whoever watches a run looks at it every twentieth of a second. So many seconds without a
look mean that this program was suspended, and the run's time is not what a reader would see."""


class Suspended(Exception):  # noqa: N818 - it is no error of anybody
    """The recorder was suspended while a run was under way: what it saw does not count."""


@attrs.frozen
class Run:
    """What one run did.

    `exit_code` is negative for a signal and None when the run was stopped at
    its limit; `seconds` is wall-clock time; `left_behind` names processes
    that outlived the program and had to be killed, and semaphores and blocks
    of shared memory that nobody removed.
    """

    output: bytes
    exit_code: int | None
    seconds: float
    left_behind: tuple[str, ...]


def clean_environment() -> dict[str, str]:
    """Return the variables a reader's shell would have, and no setting of Python.

    ``PYTHONUNBUFFERED`` tears the lines of several processes apart, and
    ``PYTHONDONTWRITEBYTECODE`` slows every start.
    """
    kept = ("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "VIRTUAL_ENV")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {"TERM": "dumb", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    # Where colorama is installed, Numba ends its output with a color code despite NO_COLOR.
    return environment | {"NUMBA_DISABLE_ERROR_MESSAGE_HIGHLIGHTING": "1"}


def run_at_terminal(
    command: Sequence[str],
    *,
    limit: float,
    folder: Path | None = None,
    ctrl_c_after: str = "",
    environment: Mapping[str, str] | None = None,
    each_look: Callable[[float], None] = lambda seconds: None,
) -> Run:
    """Run `command` at a pseudo-terminal, in a session of its own, for `limit` seconds at most.

    Its variables are those of `clean_environment` and of `environment`.
    Once it has printed the text `ctrl_c_after`, Ctrl-C is pressed.
    `each_look` is called with the seconds so far, about twenty times a second.
    Whatever ends this call, an exception or Ctrl-C included, every process of
    the run has ended with it.

    Raises
    ------
    AuthorError
        The run printed more than `MOST_BYTES`.
    Suspended
        This process was suspended meanwhile; run it again.
    KeyboardInterrupt
        The command that asked for it was interrupted.
    """
    if sys.platform == "win32":  # no pseudo-terminal there
        return _run_through_pipes(command, limit=limit, folder=folder, environment=environment)
    if folder is not None:
        command = ["/bin/sh", "-c", 'cd -- "$0" && exec "$@"', str(folder), *command]
    if ctrl_c_after:
        command = [*AT_A_SHELL, *command]
    mark = new_mark()
    in_memory = shared_memory()
    stop_if_asked()  # the guard may have looked for the last time
    master, terminal = _open_terminal()
    start = time.perf_counter()
    try:
        # Without a shell not the controlling terminal: its leader's end would hang up on
        # helpers, such as the resource tracker, that a reader's shell lets finish.
        flags = os.O_RDWR | (0 if ctrl_c_after else os.O_NOCTTY)
        pid = os.posix_spawnp(
            command[0],
            list(command),
            clean_environment() | dict(environment or {}) | {MARK: mark},
            setsid=True,
            # What a background shell or Python itself ignores, a reader's program does not.
            setsigdef=[signal.SIGINT, signal.SIGPIPE, signal.SIGXFSZ],
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 1, terminal, flags, 0),
                (os.POSIX_SPAWN_DUP2, 1, 2),
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            ],
        )
    except OSError:
        os.close(master)
        raise
    mark_by_limit(pid, mark)
    watch = _Watch(master, pid)
    left_behind: tuple[str, ...] = ()
    exit_code: int | None = None
    try:
        while watch.exit_code is None:
            stop_if_asked()
            each_look(time.perf_counter() - start)
            if time.perf_counter() - start > limit:
                watch.note_the_time()
                break
            watch.step()
            if ctrl_c_after and ctrl_c_after.encode() in watch.output:
                os.write(master, CTRL_C)
                ctrl_c_after = ""
        exit_code = watch.exit_code
        seconds = time.perf_counter() - start
        if exit_code is not None:
            waited_from = time.perf_counter()
            while not watch.closed or any(marked(mark)):
                stop_if_asked()
                if time.perf_counter() - waited_from > GRACE:
                    left_behind = tuple(_describe(each) for each in marked(mark))
                    break
                watch.step()
    finally:
        _kill_all(pid, mark, watch)
    # What is here now and was not before may belong to a run beside this one, which uses it.
    left_behind += tuple(remove_unused(shared_memory() - in_memory))
    return Run(bytes(watch.output), exit_code, seconds, left_behind)


def _open_terminal() -> tuple[int, str]:
    """Return the master's descriptor and the terminal's path: fixed size, bytes unchanged."""
    master, slave = os.openpty()
    try:
        attributes = termios.tcgetattr(slave)
        attributes[1] &= ~termios.OPOST  # a newline stays one byte
        termios.tcsetattr(slave, termios.TCSANOW, attributes)
        termios.tcsetwinsize(slave, (ROWS, COLUMNS))
        # The master reports a hang-up while nobody holds the terminal; the child
        # opens it later than we close it, so `_Watch` trusts no early hang-up.
        return master, os.ttyname(slave)
    finally:
        os.close(slave)


class _Watch:
    """Reads a run's output and notices its end."""

    def __init__(self, master: int, pid: int) -> None:
        self.master = master
        self.pid = pid
        self.pidfd = os.pidfd_open(pid) if hasattr(os, "pidfd_open") else None
        self.output = bytearray()
        self.exit_code: int | None = None
        self.closed = False
        self.looked_at = time.monotonic()

    def step(self) -> None:
        """Wait for output or the end, a twentieth of a second at most."""
        self.note_the_time()
        watched = [] if self.closed else [self.master]
        if self.exit_code is None and self.pidfd is not None:
            watched.append(self.pidfd)
        ready, _, _ = select.select(watched, [], [], 0.05 if self.pidfd else 0.005)
        if self.master in ready:
            self.read()
        if self.exit_code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
        self.note_the_time()

    def note_the_time(self) -> None:
        """Raise `Suspended` if nobody has watched for long."""
        now = time.monotonic()
        if now - self.looked_at > MOST_SILENT:
            raise Suspended
        self.looked_at = now

    def read(self) -> None:
        try:
            data = os.read(self.master, 65536)
        except OSError:  # EIO: nobody holds the terminal
            data = b""
        if data:
            self.output += data
        elif self.exit_code is not None:
            self.closed = True
        else:
            time.sleep(0.001)
        _refuse_too_much(self.output)

    def close(self) -> None:
        os.close(self.master)
        if self.pidfd is not None:
            os.close(self.pidfd)


def _kill_all(pid: int, mark: str, watch: _Watch) -> None:
    """Kill the run's processes, and what lost its mark in the run's group, then reap it."""
    kill_marked(mark)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    if watch.exit_code is None:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)
    watch.close()


def _refuse_too_much(output: bytes | bytearray) -> None:
    if len(output) > MOST_BYTES:
        raise AuthorError(f"printed more than {MOST_BYTES:,} bytes; print less")


def _describe(process: psutil.Process) -> str:
    with contextlib.suppress(psutil.Error):
        program, *words = process.cmdline() or [process.name()]
        return f"{process.pid} ({' '.join([Path(program).name, *words])[:60]})"
    return str(process.pid)


def _run_through_pipes(
    command: Sequence[str],
    *,
    limit: float,
    folder: Path | None,
    environment: Mapping[str, str] | None = None,
) -> Run:
    """Run where there is no pseudo-terminal: lines come whole, but not in a reader's order.

    Nobody has run this on Windows yet; the tests run it on Linux.
    """
    mark = new_mark()
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=clean_environment() | dict(environment or {}) | {MARK: mark},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    exit_code = None
    try:
        output, _ = process.communicate(timeout=limit)
        exit_code = process.returncode
    except subprocess.TimeoutExpired as expired:
        output = expired.output or b""
    finally:
        kill_marked(mark)
        process.kill()
        process.wait()
    _refuse_too_much(output)
    return Run(output, exit_code, time.perf_counter() - start, ())
