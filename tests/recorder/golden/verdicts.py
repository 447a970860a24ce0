"""Results of five machines made up: no two places of a run alike without a reason."""

from typing import Any

from recorder.catalog.entries import METHODS, Entry, Place
from recorder.catalog.load import Catalog
from recorder.matrix.cells import NOT_RUN, Cell, sources_of
from recorder.matrix.stored import Machine, Python
from recorder.matrix.verdicts import verdict_of
from recorder.runs.interpreters import PYTHONS

MESSAGES = {"KeyError": "KeyError: 3", "TypeError": "TypeError: not so", "ValueError": "ValueError"}
STRANGE = {
    ("talk/greet", "spawn", "3.15"): {"outcome": "hangs", "verdict": "hangs"},
    ("talk/shout.loud", "fork", "3.11"): {
        "outcome": "raises",
        "verdict": "raises OSError",
        "message": "OSError: too loud",
    },
}
"""What was not declared, on the first machine."""


def _cell(entry: Entry, method: str, python: str, system: str, facts: dict[str, Any]) -> Cell:
    """Return the cell of a run that did as declared, or else."""
    outcome = entry.outcome(Place(method, python, system))
    verdict = verdict_of(outcome)
    usual: dict[str, Any] = {
        "outcome": outcome.expect,
        "verdict": verdict,
        "expected": verdict,
        "message": MESSAGES.get(outcome.exception or ""),
    }
    return Cell(entry=entry.id, python=python, start_method=method, **usual | facts)


def _not_run(reason: str) -> dict[str, Any]:
    return {
        "outcome": NOT_RUN,
        "verdict": NOT_RUN,
        "expected": NOT_RUN,
        "reason": reason,
        "message": None,
    }


def _machine(
    catalog: Catalog, name: str, pythons: tuple[str, ...], cells: list[Cell], **facts: Any
) -> Machine:
    usual: dict[str, Any] = {
        "system": "Linux",
        "os": "Linux 6.1",
        "cpu_model": "Abacus 7",
        "usable_cpus": 3,
        "terminal": "pty",
        "date": "2026-01-02",
        "pythons": {
            python: Python(
                version=f"{python}.{number + 4}",
                build="made up",
                start_methods=("forkserver", "spawn", "fork") if python >= "3.14" else METHODS,
            )
            for number, python in enumerate(pythons)
        },
        "sources": {each.id: sources_of(each) for each in catalog.entries},
        "cells": tuple(cells),
    }
    return Machine(name=name, **usual | facts)


def builder(catalog: Catalog) -> Machine:
    """Return what the builder found: all, but on the Python that it lacks."""
    cells = []
    for entry in catalog.entries:
        if entry.id in ("talk/end", "count/sizes"):
            continue  # not checked yet on these sources
        for method in entry.methods:
            for python in PYTHONS:
                strange = STRANGE.get((entry.id, method, python), {})
                if python == "3.12":
                    strange = _not_run("no Python 3.12 here")
                elif entry.run.needs.cluster:
                    strange = _not_run("needs several hosts")
                cells.append(_cell(entry, method, python, "Linux", strange))
    pythons = ("3.11", "3.13", "3.14", "3.15")
    return _machine(catalog, "Linux x86_64", pythons, cells)


def others(catalog: Catalog) -> list[Machine]:
    """Return what is stored of others: steady, unchecked, of a name without a letter, of none."""
    steady = [
        _cell(entry, method, python, "Darwin", {})
        for entry in catalog.entries
        if entry.id in ("talk/stand", "talk/hang", "count/each")
        for method in METHODS
        for python in ("3.13", "3.14")
    ]
    apple = {"system": "Darwin", "os": "Darwin 23.1", "cpu_model": "Orchard", "usable_cpus": 8}
    one = [_cell(entry, "spawn", "3.12", "Linux", {}) for entry in catalog.entries[:1]]
    return [
        _machine(catalog, "macOS arm64", ("3.13", "3.14"), steady, **apple, date="2025-12-31"),
        _machine(catalog, "\N{GREEK SMALL LETTER PI}", ("3.12",), one, usable_cpus=5),
        _machine(catalog, "Linux x86_64", ("3.12",), [
            _cell(entry, "fork", "3.12", "Linux", {})
            for entry in catalog.entries if entry.id == "count/table"
        ], date="2025-10-11"),
        Machine(name="Windows AMD64"),
    ]  # fmt: skip


def even(catalog: Catalog) -> Machine:
    """Return what a machine found on which each of some runs does the same at every place."""
    fallen = {"outcome": "raises", "verdict": "raises OSError", "message": "OSError: all down"}
    found = {
        "talk/greet": {},
        "talk/hang": {},
        "talk/stand": fallen,
        "clusters/throw_with_mpi": _not_run("needs several hosts"),
    }
    cells = [
        _cell(entry, method, python, "Linux", found[entry.id])
        for entry in catalog.entries
        if entry.id in found
        for method in METHODS
        for python in PYTHONS
    ]
    return _machine(catalog, "Linux riscv64", PYTHONS, cells, date="2026-03-04", usable_cpus=1)
