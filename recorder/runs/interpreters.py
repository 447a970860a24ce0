"""Finds the Pythons of this machine that snippets are run on."""

import functools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import attrs
import cattrs

from recorder.catalog.entries import Place, version_of
from recorder.paths import PYTHONS as ENVIRONMENTS
from recorder.paths import RECORDER
from recorder.runs.about_python import describe
from recorder.runs.machine import system

PYTHONS = ("3.11", "3.12", "3.13", "3.14", "3.15")
"""Every Python that this site speaks of."""


@attrs.frozen(kw_only=True)
class Interpreter:
    """One Python as it describes itself.

    `python` is its version to two numbers, `version` the whole of it; of its
    `start_methods` the first is the default; `library` is the folder of its
    standard library; `packages` are the installed ones and their versions.
    """

    python: str
    version: str
    implementation: str
    build: str
    start_methods: tuple[str, ...]
    executable: str
    library: str
    packages: dict[str, str]

    def place(self, start_method: str | None = None) -> Place:
        """Return this Python as a place, under this start method or its default one."""
        return Place(start_method or self.start_methods[0], self.python, system())


@functools.cache
def own_interpreter() -> Interpreter:
    """Return the Python that runs this."""
    return cattrs.structure(describe(), Interpreter)


@functools.cache
def page_interpreter(since: str | None) -> Interpreter:
    """Return the Python whose run pages show: this one, or the newest if it is before `since`."""
    own = own_interpreter()
    if since is None or version_of(own.python) >= version_of(since):
        return own
    newer = (each for each in PYTHONS if version_of(each) >= version_of(since))
    return next(reversed(find_interpreters(newer).values()), own)


def find_interpreters(pythons: Iterable[str] = PYTHONS) -> dict[str, Interpreter]:
    """Return those of `pythons` that this machine has, by version.

    Looks for ``python3.11`` and so on in the environments of ``nox -s matrix``,
    then on the PATH without this process's own virtual environment, then at the
    Python that runs this.
    """
    found = {}
    for python in pythons:
        commands = [
            str(ENVIRONMENTS / python / "bin" / "python"),
            str(ENVIRONMENTS / python / "Scripts" / "python.exe"),
            shutil.which(f"python{python}", path=_path()),
        ]
        answers = (ask(command) for command in commands if command)
        interpreter = next((each for each in answers if each and each.python == python), None)
        if interpreter:
            found[python] = interpreter
    own = own_interpreter()
    if own.python in pythons:
        found.setdefault(own.python, own)
    return dict(sorted(found.items()))


def ask(command: str) -> Interpreter | None:
    """Return what an interpreter says of itself, or None if it does not run."""
    try:
        done = subprocess.run(
            [command, str(RECORDER / "runs" / "about_python.py")],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
            env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        )
        return cattrs.structure(json.loads(done.stdout), Interpreter)
    except (OSError, subprocess.SubprocessError, ValueError, cattrs.BaseValidationError):
        return None  # such as a version manager's stand-in for a Python it lacks


def _path() -> str:
    """Return the PATH without the virtual environment of this process."""
    own = Path(sys.executable).parent
    folders = os.environ.get("PATH", "").split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if Path(folder) != own)
