"""Finds the Pythons of this machine that the matrix runs snippets on."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import attrs
import cattrs

PYTHONS = ("3.11", "3.12", "3.13", "3.14", "3.15")
"""Every Python that this site speaks of."""

ASK = """
import importlib.metadata, json, multiprocessing, sys
print(json.dumps({
    "python": "%d.%d" % sys.version_info[:2],
    "version": ".".join(map(str, sys.version_info[:3])),
    "build": sys.version,
    "start_methods": multiprocessing.get_all_start_methods(),
    "executable": sys.executable,
    "distributions": [each.name for each in importlib.metadata.distributions()],
}))
"""


@attrs.frozen(kw_only=True)
class Interpreter:
    """One Python as it describes itself.

    `python` is its version to two numbers, `version` to three; of its
    `start_methods` the first is the default.
    """

    python: str
    version: str
    build: str
    start_methods: tuple[str, ...]
    executable: str
    distributions: tuple[str, ...]


def find_interpreters() -> dict[str, Interpreter]:
    """Return those of `PYTHONS` that this machine has, by version.

    Looks for ``python3.11`` and so on, on the PATH without this process's own
    virtual environment, then at the Python that runs this.
    """
    commands = [shutil.which(f"python{python}", path=_path()) for python in PYTHONS]
    found: dict[str, Interpreter] = {}
    for command in [*commands, getattr(sys, "_base_executable", sys.executable)]:
        interpreter = ask(command) if command else None
        if interpreter and interpreter.python in PYTHONS:
            found.setdefault(interpreter.python, interpreter)
    return dict(sorted(found.items()))


def ask(command: str) -> Interpreter | None:
    """Return what an interpreter says of itself, or None if it does not run."""
    try:
        done = subprocess.run(
            [command, "-c", ASK], capture_output=True, text=True, timeout=60, check=True
        )
        return cattrs.structure(json.loads(done.stdout), Interpreter)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None  # such as a version manager's stand-in for a Python it lacks


def _path() -> str:
    """Return the PATH without the virtual environment of this process."""
    own = Path(sys.executable).parent
    folders = os.environ.get("PATH", "").split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if Path(folder) != own)
