"""Keeps and reads verdicts in a compact form: without outputs, places with the same in a group.

``build/matrix.json`` is what ``nox -s matrix`` found here, files in
``docs/verdicts/`` are what machines found whose results are part of the project.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import cattrs

from recorder.catalog.entries import METHODS
from recorder.catalog.load import Catalog
from recorder.errors import AuthorError, raise_all
from recorder.matrix.cells import AS_EXPECTED, NOT_RUN, Cell, sources_of
from recorder.matrix.sound import faults_of_cells
from recorder.pages.plain_text import faults_of_texts
from recorder.pages.write import write_files
from recorder.paths import MATRIX, STORED_VERDICTS, files_below
from recorder.runs.interpreters import PYTHONS, Interpreter
from recorder.runs.machine import machine, machine_name, system

FORMAT = 2
VERDICTS = (AS_EXPECTED, "different output", "hangs", NOT_RUN)
"""Besides ``raises X``."""
SAME = ("verdict", "expected", "reason", "message", "output", "complaint")
"""What the cells of one group have in common."""


@attrs.frozen(kw_only=True)
class Python:
    """One Python of a machine; the first of its start methods is the default."""

    version: str
    build: str
    start_methods: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Machine:
    """What one machine found (keys documented in ``about/matrix.md``)."""

    name: str
    system: str = ""
    """As `platform.system` names it; empty if the machine never reported."""
    os: str = ""
    cpu_model: str = ""
    usable_cpus: int = 0
    terminal: str = ""
    date: str = ""
    """Day on which they were last put together."""
    pythons: dict[str, Python] = attrs.field(factory=dict)
    sources: dict[str, str] = attrs.field(factory=dict)
    """By entry: digest of what its cells were found with."""
    cells: tuple[Cell, ...] = ()


def this_machine(
    catalog: Catalog, interpreters: Iterable[Interpreter], cells: Sequence[Cell], name: str
) -> Machine:
    """Return what this machine found with the present sources."""
    ids = {cell.entry for cell in cells}
    return Machine(
        name=name or machine_name(),
        system=system(),
        date=datetime.now(UTC).date().isoformat(),
        pythons={
            each.python: Python(
                version=each.version, build=each.build, start_methods=each.start_methods
            )
            for each in interpreters
        },
        sources={each.id: sources_of(each) for each in catalog.entries if each.id in ids},
        cells=tuple(cells),
        **machine(),
    )


def text_of(machines: Iterable[Machine]) -> str:
    """Return the file that keeps these machines, one line an entry."""
    shown = []
    for each in machines:
        facts = cattrs.unstructure(attrs.evolve(each, cells=(), sources={}))
        facts.pop("cells")
        facts.pop("sources")
        lines = [
            f"  {json.dumps(name)}: {json.dumps(_packed(name, each), ensure_ascii=False)}"
            for name in each.sources
            if any(cell.entry == name for cell in each.cells)  # not what the catalog lost
        ]
        head = json.dumps(facts, ensure_ascii=False)[:-1]
        shown.append(f'{head}, "entries": {{\n' + ",\n".join(lines) + "\n}}")
    return f'{{"format": {FORMAT}, "machines": [\n' + ",\n".join(shown) + "\n]}\n"


def _packed(entry: str, machine: Machine) -> dict[str, Any]:
    groups: dict[tuple[str | None, ...], dict[str, list[str]]] = {}
    own = [cell for cell in machine.cells if cell.entry == entry]
    order = [(method, python) for method in METHODS for python in PYTHONS]
    for cell in sorted(own, key=lambda each: order.index((each.start_method, each.python))):  # type: ignore[arg-type]
        group = groups.setdefault(tuple(getattr(cell, name) for name in SAME), {})
        group.setdefault(cell.start_method, []).append(cell.python)
    packed = []
    for same, places in groups.items():
        facts = {name: value for name, value in zip(SAME, same, strict=True) if value is not None}
        if facts["expected"] == facts["verdict"]:
            del facts["expected"]
        packed.append(facts | {"places": {m: " ".join(p) for m, p in places.items()}})
    return {"sources": machine.sources[entry], "groups": packed}


def load_machines(path: Path) -> tuple[Machine, ...]:
    """Read the results of one machine or of several."""
    try:
        content = json.loads(path.read_bytes())
        if content["format"] != FORMAT:
            raise ValueError(f"its format is {content['format']!r}, not {FORMAT}")
        json.dumps(content, ensure_ascii=False).encode()  # half a character cannot be written
        machines = [_machine_of(facts) for facts in _list(content["machines"])]
        if len({each.name for each in machines}) != len(machines):
            raise ValueError("two machines have the same name")
        return tuple(machines)
    except OSError as error:
        raise AuthorError(f"{path}: {error.strerror}; make it with: nox -s matrix") from None
    except (
        ValueError, KeyError, TypeError, AttributeError, RecursionError, cattrs.BaseValidationError
    ) as error:  # fmt: skip
        found = isinstance(error, cattrs.BaseValidationError)
        what = "; ".join(cattrs.transform_error(error)[:3]) if found else repr(error)
        raise AuthorError(
            f"{path}: no result of the matrix: {what}; remove it and run: nox -s matrix"
        ) from None


def _machine_of(facts: dict[str, Any]) -> Machine:
    entries: dict[str, dict[str, Any]] = facts.pop("entries")
    cells = [
        Cell(entry=name, python=python, start_method=method, **_facts_of(group))
        for name, entry in entries.items()
        for group in _list(entry["groups"])
        for method, pythons in group["places"].items()
        for python in pythons.split()
    ]
    for cell in cells:
        if cell.python not in PYTHONS or cell.start_method not in METHODS:
            raise ValueError(f"{cell.entry}: no place {cell.start_method} {cell.python}")
    places = [cell.place for cell in cells]
    if len(set(places)) != len(places):
        raise ValueError("it has two results for the same place")
    if own := {"cells", "sources"} & set(facts):
        raise ValueError(f"unknown key {min(own)!r}")
    sources = {name: entry["sources"] for name, entry in entries.items()}
    machine = _converter().structure(facts | {"sources": sources, "cells": ()}, Machine)
    if not machine.name:
        raise ValueError("a machine has no name")
    if cells or machine.date:
        _refuse_wrong_day(machine.date)
    for python in machine.pythons.values():
        if not python.start_methods or set(python.start_methods) - set(METHODS):
            raise ValueError(f"no start methods: {python.start_methods}")
    return attrs.evolve(machine, cells=tuple(cells))


def _refuse_wrong_day(text: str) -> None:
    """Raise `ValueError` for what is no day, or a day on which nothing can have been found yet."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.isoformat() != text:
        raise ValueError(f"its date {text!r} is not a day such as 2026-01-31")
    if day > datetime.now(UTC).date() + timedelta(days=1):  # another clock may be ahead a little
        raise ValueError(f"its date {text} has not come yet")


@cache
def _converter() -> cattrs.Converter:
    """Return what takes each value as it is: a number is no text, and a text no list of letters."""
    converter = cattrs.Converter(forbid_extra_keys=True)
    for plain in (str, int):
        converter.register_structure_hook(plain, _as_it_is)
    converter.register_structure_hook_func(
        lambda wanted: wanted == tuple[str, ...],
        lambda value, _: tuple(_as_it_is(each, str) for each in _list(value)),
    )
    return converter


def _as_it_is(value: Any, wanted: type) -> Any:
    if type(value) is not wanted:
        raise TypeError(f"expected {wanted.__name__}, got {value!r:.60}")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"expected a list, got {value!r:.60}")
    return value


def _facts_of(group: dict[str, Any]) -> dict[str, Any]:
    facts = {name: value for name, value in group.items() if name != "places"}
    if unknown := sorted(set(facts) - set(SAME)):
        raise ValueError(f"unknown key {unknown[0]!r}")
    if not all(isinstance(value, str) for value in facts.values()):
        raise ValueError(f"not text: {facts}")
    verdict: str = facts["verdict"]
    facts.setdefault("expected", verdict)
    for word in (verdict, facts["expected"]):
        if word not in VERDICTS and not re.fullmatch(r"raises \S.*", word):
            raise ValueError(f"unknown verdict {word!r}")
    if verdict.startswith("raises "):
        return facts | {"outcome": "raises", "exception": verdict.removeprefix("raises ")}
    outcomes = {"hangs": "hangs", NOT_RUN: NOT_RUN}
    return facts | {"outcome": outcomes.get(verdict, "succeeds")}


def current_cells(catalog: Catalog, machine: Machine) -> dict[tuple[str, str, str], Cell]:
    """Return the cells of a machine that were found with the present sources, by place."""
    current = {entry.id for entry in catalog.entries if _is_current(machine, entry)}
    return {cell.place: cell for cell in machine.cells if cell.entry in current}


def _is_current(machine: Machine, entry: Any) -> bool:
    return machine.sources.get(entry.id) == sources_of(entry)


def faults_of_machine(machine: Machine) -> Iterator[str]:
    """Yield what among the facts of a machine is no plain text, or no number of CPUs."""
    yield from faults_of_texts(
        attrs.asdict(machine, filter=lambda _, value: not value or isinstance(value, str | int))
    )
    for name, seen in machine.pythons.items():
        yield from (f"pythons[{name!r}].{each}" for each in faults_of_texts(attrs.asdict(seen)))


def load_own() -> tuple[Machine, ...]:
    """Return what ``nox -s matrix`` found or merged here."""
    return load_machines(MATRIX) if MATRIX.exists() else ()


def load_stored() -> tuple[Machine, ...]:
    """Return what is part of the project."""
    found = []
    for path in files_below(STORED_VERDICTS, "*.json"):
        for each in load_machines(path):
            raise_all(
                [
                    f"{path}: {each.name!r:.60}: {fault}; store it again"
                    for fault in [*faults_of_machine(each), *faults_of_cells(each.cells)][:5]
                ]
            )
            found.append(each)
    return tuple(found)


def write_machines(path: Path, machines: Iterable[Machine]) -> None:
    """Write aside, then replace: a reader finds the old file or the new one, whole."""
    write_files(path.parent, {path.name: text_of(machines).encode()})
