"""The Pythons of this machine, asked once for all tests of a process: each answer takes a start."""

import functools
import os
from typing import Any

import pytest

from recorder.catalog.entries import version_of
from recorder.runs.interpreters import Interpreter, find_interpreters, own_interpreter

HIDDEN = "PYTHONS_HIDDEN"
"""Where this variable is set, a machine looks to tests like one with a single Python."""


@functools.cache
def pythons() -> dict[str, Interpreter]:
    """Return those that the project knows, by their version."""
    if os.environ.get(HIDDEN):
        return {own_interpreter().python: own_interpreter()}
    return find_interpreters()


def pythons_since(*version: int) -> list[Any]:
    """Return those from a version on, for `parametrize`; without any, one that is skipped."""
    found = [each for each in pythons().values() if version_of(each.version) >= version]
    own = own_interpreter()
    lacks = pytest.mark.skipif(not found, reason=f"the page says nothing of {own.version}")
    return found or [pytest.param(own, marks=lacks)]
