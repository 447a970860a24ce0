"""Runs one snippet at one place: on one Python, under one start method."""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Literal

import attrs

from recorder.catalog import Entry, Place
from recorder.errors import AuthorError
from recorder.expectations import complaint, message_of, outcome_of, unmet_need
from recorder.interpreters import Interpreter
from recorder.recordings import readable
from recorder.terminal import run_at_terminal

HERE = Path(__file__).parent
RUNNERS = ("start_method.py", "terminal.py", "expectations.py", "cells.py")
"""The files of the recorder that a cell depends on."""
DISPLAY = (
    "table",
    "full_args",
    "side_by_side",
    "explained",
    "timelines",
    "axis_seconds",
    "no_timeline",
)
"""What an entry says of pages alone; a verdict does not depend on it."""


@attrs.frozen(kw_only=True)
class Cell:
    """What one run of a snippet did at one place (keys documented in ``about/matrix.md``)."""

    run: str
    python: str
    start_method: str
    outcome: Literal["succeeds", "raises", "hangs", "not run"]
    reason: str | None = None
    """Why it was not run."""
    exception: str | None = None
    message: str | None = None
    """The traceback's last line, if it raised."""
    output: str | None = None
    """What it printed, if that is compared: lines sorted where their order may differ."""
    complaint: str | None = None
    """How the outcome differs from what the catalog expects, or None."""
    verdict: str = ""
    expected: str = ""
    seconds: float | None = None
    recorded_at: str = ""
    sources: str = ""
    """Digest of the snippet, its catalog entry and what ran it."""


def methods_of(entry: Entry) -> tuple[str, ...]:
    """Return the start methods that a run is tried under.

    A labelled run that chooses a start method by its arguments has only that one.
    """
    if entry.label and entry.start_method:
        return (entry.start_method,)
    return ("fork", "spawn", "forkserver")


def sources_of(root: Path, entry: Entry) -> str:
    """Return the digest of everything in the project that a verdict depends on."""
    digest = hashlib.sha256(_runner())
    digest.update(_text(root / entry.path))
    declared = attrs.asdict(entry, filter=lambda key, _: key.name not in DISPLAY)
    digest.update(json.dumps(declared, sort_keys=True).encode())
    return digest.hexdigest()


@cache
def _runner() -> bytes:
    return b"".join(_text(HERE / name) for name in RUNNERS)


def _text(path: Path) -> bytes:
    """Return a file's bytes, the same however a checkout ends its lines."""
    return path.read_bytes().replace(b"\r\n", b"\n")


def run_cell(
    root: Path,
    entry: Entry,
    place: Place,
    interpreter: Interpreter | None,
    cancelled: Callable[[], bool],
) -> Cell:
    """Run a snippet as ``__main__`` at a place and say what it did.

    The place is `not run` where this machine lacks the Python, the start
    method or what the snippet needs.
    """
    cell = Cell(
        run=entry.id,
        python=place.python,
        start_method=place.start_method,
        outcome="not run",
        recorded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        sources=sources_of(root, entry),
    )
    if interpreter is None:
        return attrs.evolve(cell, reason=f"no Python {place.python} on this machine")
    if place.start_method not in interpreter.start_methods:
        return attrs.evolve(cell, reason=f"{place.system} has no {place.start_method}")
    if reason := unmet_need(entry.needs, place, interpreter.distributions):
        return attrs.evolve(cell, reason=reason)
    launcher = str(HERE / "start_method.py")
    arguments = entry.args if entry.quick_args is None else entry.quick_args
    command = [interpreter.executable, launcher, place.start_method, entry.path, *arguments]
    expected = entry.outcome(place)
    try:
        run = run_at_terminal(command, limit=entry.limit, cancelled=cancelled)
    except AuthorError as error:
        return attrs.evolve(cell, outcome="raises", complaint=str(error))
    text = readable(root, run.output.decode("utf-8", errors="backslashreplace"))
    outcome = outcome_of(run)
    exception, message = None, None
    if outcome == "raises":
        exception, message = _raised(expected.exception, text, run.exit_code)
    compared = outcome == "succeeds" and not expected.exception and expected.output != "any"
    lines = text.splitlines()
    return attrs.evolve(
        cell,
        outcome=outcome,
        exception=exception,
        message=message,
        output="\n".join(sorted(lines) if entry.order == "any" else lines) if compared else None,
        complaint=complaint(expected, run, entry.limit),
        seconds=round(run.seconds, 3),
    )


def _raised(expected: str | None, text: str, exit_code: int | None) -> tuple[str, str | None]:
    """Return the exception's name, the expected one if it was raised, and its last line."""
    names = re.findall(r"^(?:\w+\.)*([A-Z]\w+)(?::.*)?$", text, flags=re.MULTILINE)
    name = expected if expected and message_of(expected, text) else (names or [None])[-1]
    if name is None:
        return f"exit code {exit_code}", None
    return name, re.sub(r"0x[0-9a-fA-F]+", "0x…", message_of(name, text) or "")
