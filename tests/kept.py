"""Reads runs from the store for tests, and makes those that are missing."""

from recorder.runs.execute import execute
from recorder.runs.expected import complaint_of
from recorder.runs.interpreters import Interpreter
from recorder.runs.store import Asked, Kept, load


def ensure(asked: Asked, interpreter: Interpreter) -> Kept:
    """Return what is kept of a run; make it if it is missing, outdated or a surprise."""
    kept = load(asked, interpreter)
    if kept is None or complaint_of(asked, kept):
        return execute(asked, interpreter)
    return kept
