"""Reads runs from the store for tests, and makes those that are missing."""

from collections.abc import Callable
from typing import Any

from recorder.paths import BUILD
from recorder.runs.execute import execute
from recorder.runs.expected import complaint_of
from recorder.runs.interpreters import Interpreter, own_interpreter
from recorder.runs.machine import machine
from recorder.runs.store import Asked, Kept, digest_of, load, load_folder, save


def ensure(asked: Asked, interpreter: Interpreter) -> Kept:
    """Return what is kept of a run; make it if it is missing, outdated or a surprise."""
    kept = load(asked, interpreter)
    if kept is None or complaint_of(asked, kept):
        return execute(asked, interpreter)
    return kept


def measured_once(name: str, depends_on: Any, measure: Callable[[], Any]) -> Any:
    """Return plain data that a test measures, and measure it if none is kept of these sources."""
    key = digest_of([depends_on, own_interpreter().build, machine()])
    folder = BUILD / "measured" / name
    kept = load_folder(folder, key) or save(folder, {"key": key, "measured": measure()}, {})
    return kept.facts["measured"]
