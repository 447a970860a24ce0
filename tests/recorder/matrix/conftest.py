"""A small project whose matrix is filled within this process, and machines made up."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from recorder.catalog.entries import METHODS
from recorder.catalog.load import Catalog, load_catalog
from recorder.matrix import fill
from recorder.matrix.cells import Cell
from recorder.matrix.stored import Machine, Python, load_machines, write_machines
from recorder.paths import MATRIX, STORED_VERDICTS
from recorder.runs.interpreters import Interpreter, own_interpreter
from recorder.runs.leftovers import OWN_MARK, STOP, kill_marked
from recorder.runs.machine import machine_name
from tests.recorder.conftest import Done, Project

OWN = own_interpreter().python
OTHER = "3.12" if OWN == "3.11" else "3.11"
HERE = machine_name()
EXPLAINED = 'explained = "page.md#why"\n'

SAY_THE_METHOD = '''"""Print the start method."""

import multiprocessing

if __name__ == "__main__":
    print(multiprocessing.get_start_method())
'''
BY_METHOD = (
    "under = { fork = { output = 'different' }, forkserver = { output = 'different' } }\n"
    + EXPLAINED
)
"""What a catalog says of `SAY_THE_METHOD`."""

NOTE = '''"""Note each run."""

import multiprocessing

if __name__ == "__main__":
    with open("notes", "a") as notes:
        print("{name}", multiprocessing.get_start_method(), file=notes)
    print("hello")
'''
"""A snippet that tells how often it was run."""


@attrs.frozen
class Board:
    """The project, and what can be done with its matrix."""

    project: Project

    @property
    def catalog(self) -> Catalog:
        """Return the catalog as it is now."""
        return load_catalog()

    def add(self, name: str, source: str = "", entry: str = "") -> Path:
        """Add a snippet, by default one that notes its runs."""
        return self.project.add(name, source or NOTE.format(name=name), entry)

    def entries(self, text: str = "") -> str:
        """Return what the catalog says, or let it say something else."""
        if text:
            self.project.catalog.write_text(text, encoding="utf-8")
        return self.project.catalog.read_text(encoding="utf-8")

    def fill(self, *options: str, pythons: tuple[str, ...] = (OWN,)) -> Done:
        """Do ``python -m recorder matrix``, on this Python alone by default."""
        return self.project.do_here("matrix", *options, "--pythons", *pythons)

    def machines(self) -> tuple[Machine, ...]:
        """Return the machines of the project's own results."""
        return load_machines(MATRIX)

    def verdicts(self) -> dict[tuple[str, str], str]:
        """Return each verdict of the only machine, by entry and start method."""
        (machine,) = self.machines()
        return {(cell.entry, cell.start_method): cell.verdict for cell in machine.cells}

    def stored(self, *machines: Machine, name: str = "other") -> Path:
        """Make results a part of the project, and return their file."""
        path = STORED_VERDICTS / f"{name}.json"
        write_machines(path, machines)
        return path

    def page(self, name: str) -> str:
        """Return what a page includes under this name, as it is now."""
        done = self.project.do_here("render")
        assert (done.returncode, done.stderr) == (0, "")
        return self.project.fragment(name)

    def notes(self) -> list[str]:
        """Return what the snippets noted, one line for each run, and forget it."""
        path = Path("notes")
        lines = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return lines


@pytest.fixture
def board(project: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Board]:
    """Return an empty project, in whose folder the test runs, with this Python alone."""
    project.page.write_text("# Page { #page }\n\n## Why { #why }\n", encoding="utf-8")
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("PATH", str(project.root / "no_python_here"))
    STOP.clear()
    yield Board(project)
    STOP.clear()
    assert not kill_marked(OWN_MARK)
    assert project.leftovers() == []


@pytest.fixture
def two_pythons(monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Give this machine one more Python, which is the same by another name."""
    own = own_interpreter()
    found = {OWN: own, OTHER: attrs.evolve(own, python=OTHER, build="made up")}

    def find(pythons: tuple[str, ...]) -> dict[str, Interpreter]:
        return {python: each for python, each in found.items() if python in pythons}

    monkeypatch.setattr(fill, "find_interpreters", find)
    return OWN, OTHER


MakeMachine = Callable[..., Machine]


@pytest.fixture
def made_up() -> MakeMachine:
    """Return what makes up a machine with these cells, by default of ``a/hello`` everywhere."""

    def make(*cells: Cell, name: str = "Abacus 1", **facts: Any) -> Machine:
        cells = cells or tuple(cell(method) for method in METHODS)
        usual: dict[str, Any] = {
            "name": name,
            "system": "Linux",
            "os": "Linux 6.1",
            "cpu_model": "Beads",
            "usable_cpus": 2,
            "terminal": "pty",
            "date": "2026-01-02",
            "pythons": {
                OWN: Python(version=f"{OWN}.9", build="built by hand", start_methods=METHODS)
            },
            "sources": {each.entry: "0123" for each in cells},
            "cells": cells,
        }
        return Machine(**usual | facts)

    return make


def cell(method: str = "spawn", python: str = OWN, **facts: Any) -> Cell:
    """Return a judged cell, by default of a run that did as expected."""
    usual: dict[str, Any] = {"entry": "a/hello", "outcome": "succeeds"}
    usual |= {"verdict": "as expected", "expected": "as expected"}
    return Cell(python=python, start_method=method, **usual | facts)


def cell_not_run(method: str = "spawn", python: str = OWN, **facts: Any) -> Cell:
    """Return a judged cell of a run that a machine could not make."""
    usual: dict[str, Any] = {"outcome": "not run", "verdict": "not run", "expected": "not run"}
    return cell(method, python, **usual | {"reason": "needs an abacus"} | facts)
