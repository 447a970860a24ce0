"""Runs a command a second time with a probe in each of its processes.

The printed output on a page never comes from this run. See
`recorder.probe` for what is noted and `recorder.timeline` for what is made of it.
"""

import contextlib
import functools
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil

from recorder.errors import AuthorError
from recorder.terminal import Run, clean_environment, run_at_terminal
from recorder.timeline import Samples, Timeline, read_timeline

PROBE = Path(__file__).parent / "probe"


def trace(
    command: Sequence[str],
    *,
    where: str,
    limit: float,
    folder: Path | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Timeline, Run]:
    """Run a Python command with the probe, at a terminal as ever, and read what it noted.

    Raises
    ------
    AuthorError
        The trace is missing or broken, or the run printed too much; the
        message begins with `where`.
    """
    _compile_probe(command[0])
    with tempfile.TemporaryDirectory(prefix="trace-") as events:
        environment = {"PYTHONPATH": str(PROBE), "TRACE_FOLDER": events}
        samples: Samples = {}
        origin = time.monotonic_ns()

        def watch() -> bool:
            if time.monotonic_ns() - origin > (limit - 0.15) * 1e9:
                samples.update(_cpu_times(Path(events)))
            return cancelled()

        try:
            run = run_at_terminal(
                command, limit=limit, folder=folder, cancelled=watch, environment=environment
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
