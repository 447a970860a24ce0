"""Turns the matrix into what pages include: where each snippet works, and all of it in tables.

A result counts only if it was found with the present sources; every other
place is shown as not run.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from recorder.catalog import Catalog, Entry
from recorder.cells import Cell, methods_of, sources_of
from recorder.fragments import FRAGMENTS
from recorder.interpreters import PYTHONS
from recorder.pages import INCLUDE, MATRIX_FRAGMENTS
from recorder.publish import replace_files
from recorder.recordings import RECORDINGS
from recorder.verdicts import AS_EXPECTED, MATRIX, NOT_RUN, Machine, Matrix, load_matrix

METHODS = ("fork", "spawn", "forkserver")
NOT_YET = "not checked on these sources yet"


@attrs.frozen(kw_only=True)
class Group:
    """The places where a run has the same verdict.

    `where` is a phrase such as ``under fork on Python 3.11 to 3.13 (Linux)``.
    """

    verdict: str
    expected: bool
    reason: str | None
    message: str | None
    where: str
    pythons: str


@attrs.frozen(kw_only=True)
class Section:
    """The part of a page that shows a run."""

    page: str
    title: str
    id: str


def write_fragments(root: Path, catalog: Catalog) -> None:
    """Write the fragments below ``build/matrix/``, from ``build/matrix.json`` if there is one.

    Raises
    ------
    AuthorError
        ``build/matrix.json`` is not a result of the matrix, or a file cannot be written.
    """
    path = root / MATRIX
    matrix = load_matrix(path) if path.exists() else Matrix(machines=())
    runs = {entry.id: places_of(root, entry, matrix) for entry in catalog.snippet}
    sections = find_sections(root)
    files = {}
    for entry in catalog.snippet:
        if f"{entry.name}.md" in files:
            continue
        files[f"{entry.name}.md"] = FRAGMENTS["where"].render(
            entry=entry, groups=groups_of(runs[entry.id]), known=_any_run(runs[entry.id])
        )
    chapters = _by_chapter(catalog, sections)
    machines = []
    for machine in matrix.machines:
        tables = [
            (title, [_row(entry, sections[entry.id], machine, runs[entry.id]) for entry in entries])
            for title, entries in chapters.items()
        ]
        machines.append(
            {
                "facts": machine,
                "pythons": [(each, machine.pythons.get(each)) for each in PYTHONS],
                "varied": [row for _, rows in tables for row in rows if row["varies"]],
                "chapters": tables,
            }
        )
    files["overview.md"] = FRAGMENTS["overview"].render(machines=machines, methods=METHODS)
    files["defaults.md"] = FRAGMENTS["defaults"].render(machines=machines, pythons=PYTHONS)
    replace_files(root, MATRIX_FRAGMENTS, {name: text.encode() for name, text in files.items()})


Places = list[tuple[Machine, Cell]]
"""Every place where a run belongs, with what is known of it."""


def places_of(root: Path, entry: Entry, matrix: Matrix) -> Places:
    """Return a cell for every place of a run: the current one, or one that was not run."""
    sources = sources_of(root, entry)
    places = []
    for machine in matrix.machines:
        known = {
            (cell.python, cell.start_method): cell
            for cell in machine.cells
            if cell.run == entry.id and cell.sources == sources
        }
        for method in methods_of(entry):
            for python in PYTHONS:
                unknown = Cell(
                    run=entry.id,
                    python=python,
                    start_method=method,
                    outcome="not run",
                    reason=NOT_YET if machine.cells else "no result from this machine",
                    verdict=NOT_RUN,
                    expected=NOT_RUN,
                )
                places.append((machine, known.get((python, method), unknown)))
    return places


def _any_run(places: Places) -> bool:
    return any(cell.verdict != NOT_RUN for _, cell in places)


def groups_of(places: Places) -> list[Group]:
    """Return the places by verdict, those that work first, those not run last."""
    found: dict[tuple[str, bool, str | None], Places] = {}
    for machine, cell in places:
        expected = cell.verdict == cell.expected and not cell.complaint
        found.setdefault((cell.verdict, expected, cell.reason), []).append((machine, cell))
    order = sorted(found, key=lambda key: (key[0] == NOT_RUN, key[0] != AS_EXPECTED))
    return [
        Group(
            verdict=verdict,
            expected=expected,
            reason=reason,
            message=next((c.message for _, c in reversed(found[key]) if c.message), None),
            where=" and ".join(_phrases(found[key])),
            pythons=python_range(cell.python for _, cell in found[key]),
        )
        for key in order
        for verdict, expected, reason in [key]
    ]


def _phrases(places: Places) -> Iterator[str]:
    """Yield ``under … on Python … (machines)``, once for machines of which the same is true."""
    by_machine: dict[str, dict[str, list[str]]] = {}
    for machine, cell in places:
        methods = by_machine.setdefault(machine.name, {})
        methods.setdefault(cell.start_method, []).append(cell.python)
    by_text: dict[str, list[str]] = {}
    for machine_name, methods in by_machine.items():
        by_pythons: dict[str, list[str]] = {}
        for method in METHODS:
            if method in methods:
                by_pythons.setdefault(python_range(methods[method]), []).append(method)
        text = ", ".join(
            f"under {listed(each)} on Python {pythons}" for pythons, each in by_pythons.items()
        )
        by_text.setdefault(text, []).append(machine_name)
    for text, names in by_text.items():
        yield f"{text} ({', '.join(names)})"


def listed(words: Sequence[str]) -> str:
    """Return ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def python_range(pythons: Iterable[str]) -> str:
    """Return versions with what is between left out: ``3.11 to 3.13, 3.15``."""
    spans: list[list[str]] = []
    previous = -2
    for index in sorted(PYTHONS.index(python) for python in set(pythons)):
        if index == previous + 1:
            spans[-1].append(PYTHONS[index])
        else:
            spans.append([PYTHONS[index]])
        previous = index
    return ", ".join(s[0] if len(s) == 1 else f"{s[0]} to {s[-1]}" for s in spans)


def find_sections(root: Path) -> dict[str, Section]:
    """Return where each run is shown first: the section that includes its recording."""
    sections: dict[str, Section] = {}
    prefix = f"{RECORDINGS.as_posix()}/"
    for page in sorted((root / "docs" / "en").glob("*.md")):
        title, section = page.stem, ""
        for line in page.read_text(encoding="utf-8").splitlines():
            heading = re.match(r"(#+) (.+?) \{ #([\w-]+) \}$", line)
            if heading:
                section = heading[3]
                title = heading[2] if heading[1] == "#" else title
            include = INCLUDE.match(line)
            if include and include[1].startswith(prefix) and page.stem != "index":
                run = include[1].removeprefix(prefix).rpartition("/")[0]
                known = sections.get(run)
                if known is None or known.id == "in-one-picture":
                    sections[run] = Section(page=page.name, title=title, id=section)
    return sections


def _by_chapter(catalog: Catalog, sections: dict[str, Section]) -> dict[str, list[Entry]]:
    chapters: dict[str, list[Entry]] = {}
    for entry in catalog.snippet:
        covered = len(methods_of(entry)) == 1  # by the unlabelled run, under that method
        if entry.id in sections and not covered:
            chapters.setdefault(sections[entry.id].title, []).append(entry)
    return chapters


def _row(entry: Entry, section: Section, machine: Machine, places: Places) -> dict[str, object]:
    """Return what one row of a machine's table shows of a run."""
    own = [
        (each, attrs.evolve(cell, reason=None))  # no room for reasons in a table
        for each, cell in places
        if each is machine
    ]
    cells = [
        groups_of([(each, cell) for each, cell in own if cell.start_method == method])
        for method in METHODS
    ]
    return {
        "entry": entry,
        "section": section,
        "cells": cells,
        "varies": len({cell.verdict for _, cell in own} - {NOT_RUN}) > 1,
    }
