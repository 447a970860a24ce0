"""A machine that does not exist, on which all golden runs are made: no fact is of the real one."""

import contextlib
import platform
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
import pytest

from recorder.pages import commands
from recorder.runs import interpreters, machine
from recorder.runs.interpreters import Interpreter
from recorder.timings import rows

PACKAGES = {"abacus": "1.4", "beads": "2.0.7"}
OWN = Interpreter(
    python="3.13",
    version="3.13.5",
    implementation="CPython",
    build="3.13.5 (made up)",
    start_methods=("fork", "spawn", "forkserver"),
    executable="/made/up/python3.13",
    library="/made/up/lib/python3.13",
    packages=PACKAGES,
)
"""The Python that builds the pages."""
NEWER = attrs.evolve(
    OWN, python="3.14", version="3.14.2", build="3.14.2 (made up)", start_methods=("forkserver",)
)
"""The one that shows what is new."""
CACHED = (interpreters.own_interpreter, interpreters.page_interpreter, machine.machine)


@attrs.frozen
class Machine:
    """What tells two machines apart."""

    cpus: int
    model: str
    site: str = ""
    """Where the site is published."""


@contextlib.contextmanager
def working_at(made_up: Machine, folder: Path) -> Iterator[None]:
    """Do what follows in a folder, as if on this machine."""

    def find(pythons: Iterable[str]) -> dict[str, Interpreter]:
        wanted = set(pythons)
        return {each.python: each for each in (OWN, NEWER) if each.python in wanted}

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(interpreters, "describe", lambda: attrs.asdict(OWN))
        patch.setattr(interpreters, "find_interpreters", find)
        patch.setattr(platform, "system", lambda: "Linux")
        patch.setattr(platform, "release", lambda: "6.1")
        patch.setattr(machine, "cpu_model", lambda: made_up.model)
        for module in (machine, rows):
            patch.setattr(module, "usable_cpus", lambda: made_up.cpus)
        patch.setenv(commands.VARIABLE, made_up.site)
        for each in CACHED:
            each.cache_clear()
        try:
            yield
        finally:
            for each in CACHED:
                each.cache_clear()
