"""The Pythons of this machine, asked once for all tests of a process: each answer takes a start."""

import functools

from recorder.runs.interpreters import Interpreter, find_interpreters


@functools.cache
def pythons() -> dict[str, Interpreter]:
    """Return those that the project knows, by their version."""
    return find_interpreters()
