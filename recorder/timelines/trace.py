"""Runs a command a second time with a probe in each of its processes.

The printed output on a page never comes from this run. The probe says what is
noted, `recorder.timelines.lanes` what is made of it.
"""

import contextlib
import functools
import json
import subprocess
import tempfile
import time
from functools import partial
from pathlib import Path

import cattrs
import psutil

from recorder.catalog.entries import ToRun
from recorder.errors import AuthorError
from recorder.paths import RECORDER
from recorder.runs.execute import Extra, execute
from recorder.runs.interpreters import Interpreter, own_interpreter
from recorder.runs.store import RUNNERS, Asked, Kept
from recorder.runs.terminal import Run, clean_environment, run_at_terminal
from recorder.timelines.lanes import Samples, read_timeline
from recorder.timelines.model import Timeline

PROBE = RECORDER / "timelines" / "probe"
TRACERS = (
    *RUNNERS,
    "timelines/events.py",
    "timelines/lanes.py",
    "timelines/model.py",
    "timelines/probe/sitecustomize.py",
    "timelines/processes.py",
    "timelines/trace.py",
)
"""The files of the recorder that have a part in what is kept of a traced run."""
LAST_LOOK = 0.15
"""So many seconds before a run is stopped, its threads are asked how long they have computed."""


def execute_traced(asked: Asked, interpreter: Interpreter | None = None) -> Kept:
    """Make a run with the probe, and keep its timeline as ``lanes.json`` beside its output."""
    runner = partial(_run_traced, asked.entry.path)
    return execute(asked, interpreter or own_interpreter(), runner, TRACERS)


def _run_traced(
    where: str, command: list[str], how: ToRun, folder: Path | None
) -> tuple[Run, Extra]:
    timeline, run = trace(
        command, where=where, limit=how.limit, folder=folder, ctrl_c_after=how.ctrl_c_after
    )
    return run, {"lanes.json": json.dumps(cattrs.unstructure(timeline), indent=1) + "\n"}


def timeline_of(kept: Kept) -> Timeline:
    """Return the timeline that is kept of a traced run."""
    return cattrs.structure(json.loads(kept.files["lanes.json"]), Timeline)


def trace(
    command: list[str],
    *,
    where: str,
    limit: float,
    folder: Path | None = None,
    ctrl_c_after: str = "",
) -> tuple[Timeline, Run]:
    """Run a Python command with the probe, at a terminal as ever, and read what it noted.

    An error begins with `where`.
    """
    _compile_probe(command[0])
    with tempfile.TemporaryDirectory(prefix="trace-") as events:
        environment = {"PYTHONPATH": str(PROBE), "TRACE_FOLDER": events}
        samples: Samples = {}
        origin = time.monotonic_ns()

        def look(seconds: float) -> None:
            if seconds > limit - LAST_LOOK:
                samples.update(_cpu_times(Path(events)))

        try:
            run = run_at_terminal(
                command,
                limit=limit,
                folder=folder,
                ctrl_c_after=ctrl_c_after,
                environment=environment,
                each_look=look,
            )
        except AuthorError as error:
            raise AuthorError(f"{where}: {error}") from error
        return read_timeline(Path(events), where, origin, run, samples), run


def _cpu_times(events: Path) -> Samples:
    """Return how long each thread of the traced processes has been on a CPU, where that is known.

    Before a run is stopped, this tells those that compute from those that hang.
    """
    samples: Samples = {}
    for path in events.glob("*.events"):
        pid = int(path.name.partition("-")[0])
        with contextlib.suppress(psutil.Error):
            now = time.monotonic_ns()
            for thread in psutil.Process(pid).threads():
                seconds = thread.user_time + thread.system_time
                samples[pid, thread.id] = (now, round(seconds * 1e9))
    return samples


@functools.cache
def _compile_probe(python: str) -> None:
    """Load the probe once, so that no traced run takes the time to compile it."""
    environment = clean_environment() | {"PYTHONPATH": str(PROBE)}
    subprocess.run([python, "-c", ""], env=environment, check=False, stdin=subprocess.DEVNULL)
