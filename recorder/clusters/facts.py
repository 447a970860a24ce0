"""What is known of a run on several hosts, and of the costs: as it is kept, and what follows."""

import re
from collections.abc import Sequence
from typing import Any

import attrs

FORMAT = 1
"""Number of the form in which runs on clusters are kept; another one cannot be read."""
TASKS = 24
"""How many tasks each program has."""
TASK = re.compile(
    r"task ([0-9]{1,6}) on (\w+), ([0-9]{1,6}\.[0-9]{2}) s to ([0-9]{1,6}\.[0-9]{2}) s"
)
RESULT = re.compile(r"π is about ([0-9]\.[0-9]{1,20})")


@attrs.frozen(kw_only=True)
class Run:
    """One run of a program; `lost` is the host that was killed in it, if one was."""

    lines: tuple[str, ...]
    exit_code: int
    seconds: float
    hosts: tuple[str, ...]
    lost: str | None = None
    lost_at: float | None = None
    """Seconds since the program's own start: its clock, not the recorder's."""


@attrs.frozen(kw_only=True)
class OnEngine:
    """All runs with one engine."""

    packages: dict[str, str]
    commands: tuple[tuple[str, str], ...]
    """On which host what was started before the program."""
    start_seconds: float
    """From the first command until all hosts were in."""
    whole: tuple[Run, ...]
    broken: tuple[Run, ...]
    """The same with a host killed in the middle."""
    alone: Run
    source: str
    """Digest of the program."""


@attrs.frozen(kw_only=True)
class Cost:
    """How long a program took with so many points, from its start to its end, in each round."""

    engine: str
    points: int
    seconds: tuple[float, ...]


@attrs.frozen(kw_only=True)
class Recording:
    """All that a session keeps."""

    format: int
    recorded_at: str
    python_version: str
    os: str
    cpu_model: str
    usable_cpus: int
    engines: dict[str, OnEngine]
    costs: tuple[Cost, ...]


@attrs.frozen
class Task:
    """One line of a program: which task was computed, where and when."""

    number: int
    host: str
    begin: float
    end: float


def tasks_of(lines: Sequence[str]) -> list[Task]:
    """Return the tasks that a program says were done, in the order of its lines."""
    found = filter(None, map(TASK.fullmatch, lines))
    return [Task(int(each[1]), each[2], float(each[3]), float(each[4])) for each in found]


def result_of(lines: Sequence[str]) -> str | None:
    """Return the value that a program printed at its end, or None."""
    found = RESULT.fullmatch(lines[-1]) if lines else None
    return found[1] if found else None


def as_json(recording: Recording) -> dict[str, Any]:
    """Return plain data."""
    return attrs.asdict(recording)
