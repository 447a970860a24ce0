"""Starts an engine on hosts, runs a program there, and kills one of them in the middle."""

import contextlib
import os
import shlex
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from recorder.clusters.engines import Engine
from recorder.clusters.facts import Run, tasks_of
from recorder.clusters.hosts import Host, hosts
from recorder.errors import AuthorError
from recorder.runs.execute import sanitized
from recorder.runs.terminal import clean_environment

NAMES = ("h1", "h2", "h3")
START_LIMIT = 60.0
"""Seconds until all hosts must have joined."""
RUN_LIMIT = 120.0
"""Seconds until a program must have ended."""
LAUNCH = "HYDRA_LAUNCH"
"""How the lines begin with which mpiexec asks for a command on the next host."""


class Cluster:
    """Hosts on which an engine is up."""

    def __init__(self, engine: Engine, made: list[Host], folder: Path, logs: Path) -> None:
        self.engine = engine
        self.hosts = made
        self.folder = folder
        self.logs = logs
        self.commands: list[tuple[str, str]] = []
        self.going_on: list[tuple[Host, str, subprocess.Popen[str], Path]] = []
        self.start_seconds = 0.0
        environment = clean_environment()
        own = str(Path(sys.executable).parent)
        environment["PATH"] = f"{own}:{environment['PATH']}"
        self.environment = environment | {"HOME": str(folder), "TMPDIR": str(folder)}

    def start_engine(self) -> None:
        """Start its commands, and return once all hosts have joined."""
        began = time.monotonic()
        first, *others = self.hosts
        for command in self.engine.first:
            self._start(first, command)
        for host in self.hosts:
            for command in self.engine.each:
                self._start(host, command)
        for host in others:
            for command in self.engine.others:
                self._start(host, command)
        if self.engine.ready:
            self._wait_until_ready()
        self.start_seconds = time.monotonic() - began

    def run(self, program: Path, *, lose_one: bool = False) -> Run:
        """Run a program from the first host; kill the first other host that has done a task.

        A single host is killed itself.

        Raises
        ------
        AuthorError
            It did not end in time, or no other host did a task.
        """
        to_lose = {host.name: host for host in self.hosts[1:] or self.hosts} if lose_one else {}
        command = self._filled(self.engine.run, self.hosts[0], program=str(program))
        began = time.monotonic()
        process = self._begin(self.hosts[0], command, subprocess.PIPE)
        lines: list[str] = []
        lost: str | None = None
        lost_at: float | None = None
        waiting = iter(self.hosts)
        timer = threading.Timer(RUN_LIMIT, self.hosts[0].kill)
        timer.daemon = True  # after Ctrl-C, nobody waits for it
        timer.start()
        for line in _lines_of(process):
            if line.startswith(LAUNCH):
                if line.startswith(f"{LAUNCH}:"):
                    # What it would start through ssh, which these hosts do not have.
                    self._begin(_next_of(waiting, line), line.partition(":")[2], subprocess.DEVNULL)
                continue
            lines.append(line)
            for task in tasks_of([line]):
                if task.host in to_lose:
                    read = time.monotonic()
                    lost = task.host
                    to_lose[lost].kill()
                    to_lose = {}
                    lost_at = task.end + time.monotonic() - read
        exit_code = process.wait()
        timer.cancel()
        seconds = time.monotonic() - began
        if seconds > RUN_LIMIT:
            raise AuthorError(f"{command}: did not end in {RUN_LIMIT:.0f} s; {_last(lines)}")
        if lose_one and lost is None:
            raise AuthorError(f"{command}: the first host did all tasks alone; {_last(lines)}")
        return Run(
            lines=tuple(lines),
            exit_code=exit_code,
            seconds=seconds,
            hosts=tuple(host.name for host in self.hosts),
            lost=lost,
            lost_at=lost_at,
        )

    def _filled(self, command: str, host: Host, program: str = "") -> str:
        return command.format(
            first=self.hosts[0].address,
            address=host.address,
            all=",".join(each.address for each in self.hosts),
            folder=self.folder,
            program=program,
        )

    def _start(self, host: Host, command: str) -> None:
        filled = self._filled(command, host)
        log = self.logs / f"{len(self.going_on)}.log"
        with log.open("w") as file:
            process = self._begin(host, filled, file)
        self.commands.append((host.name, filled.replace(str(self.folder), "/tmp")))
        self.going_on.append((host, filled, process, log))

    def _begin(self, host: Host, command: str, output: int | IO[str]) -> subprocess.Popen[str]:
        """Start a command on a host; all that it says goes to `output`."""
        return host.start(
            shlex.split(command),
            env=self.environment,
            cwd=str(self.folder),
            stdout=output,
            stderr=subprocess.STDOUT,
        )

    def _wait_until_ready(self) -> None:
        """Wait until all hosts have joined.

        Raises
        ------
        AuthorError
            One of the engine's commands ended, or they did not join in time.
        """
        filled = self._filled(self.engine.ready, self.hosts[0])
        ready = self._begin(self.hosts[0], filled, subprocess.DEVNULL)
        deadline = time.monotonic() + START_LIMIT
        while ready.poll() is None:
            for host, command, process, log in self.going_on:
                if process.poll() is not None:
                    lines = log.read_text(errors="replace").splitlines()
                    code = process.returncode
                    raise AuthorError(f"{host.name}: {command!r} ended with {code}; {_last(lines)}")
            if time.monotonic() > deadline:
                said = self.going_on[0][3].read_text(errors="replace").splitlines()
                raise AuthorError(
                    f"{self.engine.name}: not all hosts joined in {START_LIMIT:.0f} s; "
                    f"the first said: {_last(said)}"
                )
            time.sleep(0.05)
        if ready.returncode:
            raise AuthorError(f"{self.engine.name}: {self.engine.ready!r} failed; run it by hand")


@contextlib.contextmanager
def cluster(engine: Engine) -> Iterator[Cluster]:
    """Give a cluster of fresh hosts on which an engine is up; all of it ends with the block."""
    with (
        tempfile.TemporaryDirectory() as logs,
        hosts(NAMES[: engine.hosts], sorted(os.sched_getaffinity(0))) as (made, folder),
    ):
        found = Cluster(engine, made, folder, Path(logs))
        found.start_engine()
        yield found


def _lines_of(process: subprocess.Popen[str]) -> Iterator[str]:
    stream: IO[str] | None = process.stdout
    assert stream is not None
    with stream:
        for line in stream:
            yield sanitized(line.rstrip())


def _next_of(waiting: Iterator[Host], line: str) -> Host:
    for host in waiting:
        return host
    raise AuthorError(f"{line!r:.200}: asks for more hosts than there are; correct the engine")


def _last(lines: list[str]) -> str:
    """Return the last thing that was said, for an error."""
    return f"at last: {lines[-1]}" if lines else "it said nothing"
