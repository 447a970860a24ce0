"""Renders verdicts: where each snippet works, and all of it in tables.

A result counts only if it was found with the present sources; every other
place is shown as not run.
"""

from collections.abc import Iterable, Iterator, Sequence

import attrs
from markupsafe import Markup

from recorder.catalog.entries import METHODS, Entry
from recorder.catalog.load import Catalog
from recorder.matrix import stored
from recorder.matrix.cells import AS_EXPECTED, NOT_RUN, Cell
from recorder.matrix.stored import Machine
from recorder.pages.fragments import render, slug
from recorder.pages.includes import Section
from recorder.runs.interpreters import PYTHONS

NOT_YET = "not checked on these sources yet"
NO_RESULT = "no result from this machine"


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


@attrs.frozen
class Seen:
    """A cell, and the label of the machine that found it; the machine's cells are not all its."""

    label: str
    cell: Cell


@attrs.frozen
class Known:
    """A machine that pages list, with the current cells of each of its places."""

    facts: Machine
    cells: dict[tuple[str, str, str], Seen]


def known_machines(catalog: Catalog) -> list[Known]:
    """Return the machines that found something, own results before stored ones."""
    machines: dict[str, Known] = {}
    for each in stored.load_own():
        machines[each.name] = _known(catalog, each, each.name)
    for each in stored.load_stored():
        label = f"{each.name}, stored {each.date}"
        found = _known(catalog, each, label)
        if own := machines.get(each.name):
            # What this machine could not run hides nothing that was stored of such a machine.
            kept = {
                place: seen
                for place, seen in own.cells.items()
                if seen.cell.outcome != NOT_RUN or place not in found.cells
            }
            found = Known(own.facts, found.cells | kept)
        machines[each.name] = found
    return [machines[name] for name in sorted(machines, key=str.casefold)]


def _known(catalog: Catalog, machine: Machine, label: str) -> Known:
    cells = stored.current_cells(catalog, machine)
    return Known(machine, {place: Seen(label, cell) for place, cell in cells.items()})


def names(catalog: Catalog) -> set[str]:
    """Return the names of the fragments that `fragments` makes."""
    return {"matrix/overview.md", "matrix/defaults.md"} | {
        f"where/{name}.md" for name in catalog.names
    }


def fragments(
    catalog: Catalog, sections: dict[str, Section], machines: Sequence[Known]
) -> dict[str, Markup]:
    """Return where each snippet works, one table of all, and the default start methods."""
    runs = {entry.id: places_of(entry, machines) for entry in catalog.entries}
    chapters = _by_chapter(catalog, sections)
    listed_first = next((each.facts.name for each in machines if each.cells), None)
    in_tables = {entry.id for entries in chapters.values() for entry in entries if listed_first}
    files = {
        f"where/{entry.name}.md": render(
            "where.md.jinja",
            entry=entry,
            groups=groups_of([seen for _, seen in runs[entry.id]]),
            known=any(seen.cell.reason not in (NOT_YET, NO_RESULT) for _, seen in runs[entry.id]),
            page="where_it_works.md" + f"#{slug(entry.id)}" * (entry.id in in_tables),
        )
        for entry in catalog.entries
        if not entry.label
    }
    shown = []
    for machine in machines:
        tables = [
            (title, [_row(entry, sections[entry.id], machine, runs[entry.id]) for entry in entries])
            for title, entries in chapters.items()
        ]
        shown.append(
            {
                "facts": machine.facts,
                "cells": len(machine.cells),
                "linked": machine.facts.name == listed_first,
                "pythons": [(each, machine.facts.pythons.get(each)) for each in PYTHONS],
                "varied": [row for _, rows in tables for row in rows if row["varies"]],
                "chapters": tables,
            }
        )
    files["matrix/overview.md"] = render("overview.md.jinja", machines=shown, methods=METHODS)
    files["matrix/defaults.md"] = render("defaults.md.jinja", machines=shown, pythons=PYTHONS)
    return files


Places = list[tuple[Known, Seen]]
"""Every place where a run belongs, with what is known of it."""


def places_of(entry: Entry, machines: Sequence[Known]) -> Places:
    """Return a cell for every place of a run: the current one, or one that was not run."""
    places = []
    for machine in machines:
        reason = NOT_YET if machine.facts.cells else NO_RESULT
        for method in entry.methods:
            for python in PYTHONS:
                unknown = Cell(entry=entry.id, python=python, start_method=method, reason=reason)
                label = Seen(machine.facts.name, unknown)
                places.append((machine, machine.cells.get((entry.id, python, method), label)))
    return places


def groups_of(places: Sequence[Seen]) -> list[Group]:
    """Return the places by verdict, those that work first, those not run last."""
    found: dict[tuple[str, bool, str | None], list[Seen]] = {}
    for seen in places:
        key = (seen.cell.verdict, not seen.cell.surprises, seen.cell.reason)
        found.setdefault(key, []).append(seen)
    order = sorted(found, key=lambda key: (key[0] == NOT_RUN, key[0] != AS_EXPECTED))
    return [
        Group(
            verdict=verdict,
            expected=expected,
            reason=reason,
            message=next((s.cell.message for s in reversed(found[key]) if s.cell.message), None),
            where=" and ".join(_phrases(found[key])),
            pythons=python_range(seen.cell.python for seen in found[key]),
        )
        for key in order
        for verdict, expected, reason in [key]
    ]


def _phrases(places: Sequence[Seen]) -> Iterator[str]:
    """Yield ``under … on Python … (machines)``, once for machines of which the same is true."""
    by_machine: dict[str, dict[str, list[str]]] = {}
    for seen in places:
        methods = by_machine.setdefault(seen.label, {})
        methods.setdefault(seen.cell.start_method, []).append(seen.cell.python)
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


def _by_chapter(catalog: Catalog, sections: dict[str, Section]) -> dict[str, list[Entry]]:
    chapters: dict[str, list[Entry]] = {}
    for entry in catalog.entries:
        covered = len(entry.methods) == 1  # by the unlabeled run, under that method
        if entry.id in sections and not covered:
            chapters.setdefault(sections[entry.id].title, []).append(entry)
    return chapters


def _row(entry: Entry, section: Section, machine: Known, places: Places) -> dict[str, object]:
    """Return what one row of a machine's table shows of a run."""
    own = [
        attrs.evolve(seen, cell=attrs.evolve(seen.cell, reason=None))  # no room in a table
        for each, seen in places
        if each is machine
    ]
    cells = [
        groups_of([seen for seen in own if seen.cell.start_method == method]) for method in METHODS
    ]
    return {
        "entry": entry,
        "section": section,
        "cells": cells,
        "varies": len({seen.cell.verdict for seen in own} - {NOT_RUN}) > 1,
    }
