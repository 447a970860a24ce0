"""Judges cells against the catalog and against each other."""

from collections import Counter
from collections.abc import Iterable

import attrs

from recorder.catalog.entries import Entry, Outcome, Place, version_of
from recorder.catalog.load import SHOWN, Catalog
from recorder.matrix.cells import AS_EXPECTED, NOT_RUN, Cell
from recorder.paths import RUNS


def verdict_of(outcome: Outcome) -> str:
    """Return the verdict that a cell gets if it does what is expected."""
    if outcome.expect == "raises":
        return f"raises {outcome.exception}"
    if outcome.expect == "hangs":
        return "hangs"
    return "different output" if outcome.output == "different" else AS_EXPECTED


def judge(
    catalog: Catalog, system: str, cells: Iterable[Cell], others: Iterable[Cell] = ()
) -> tuple[Cell, ...]:
    """Return the cells of one machine with their verdict and the expected one.

    A run that succeeds prints what the same run prints in most of the places
    where the same is expected, or its verdict is ``different output``.
    `others` are earlier cells of the same machine: they are not judged, but
    tell what is usual.
    """
    entries = {entry.id: entry for entry in catalog.entries}
    by_entry: dict[str, list[Cell]] = {}
    for cell in sorted(cells, key=_order):
        by_entry.setdefault(cell.entry, []).append(cell)
    earlier: dict[str, list[Cell]] = {}
    for cell in sorted(others, key=_order):
        earlier.setdefault(cell.entry, []).append(cell)
    judged = []
    for name in [each for each in entries if each in by_entry]:
        texts = [
            cell.output
            for cell in (*by_entry[name], *earlier.get(name, ()))
            if cell.output is not None and _expected(entries[name], cell, system).output == "same"
        ]
        usual = Counter(texts).most_common(1)[0][0] if texts else None
        for cell in by_entry[name]:
            outcome = _expected(entries[name], cell, system)
            judged.append(_judged(cell, verdict_of(outcome), usual))
    return tuple(judged)


def _expected(entry: Entry, cell: Cell, system: str) -> Outcome:
    return entry.outcome(Place(cell.start_method, cell.python, system))


def _judged(cell: Cell, expected: str, usual: str | None) -> Cell:
    if usual is None and expected == "different output":
        expected = AS_EXPECTED  # this machine has nothing to differ from
    verdict = AS_EXPECTED
    if cell.outcome == "not run":
        verdict = expected = NOT_RUN
    elif cell.outcome == "hangs":
        verdict = "hangs"
    elif cell.outcome == "raises":
        verdict = f"raises {cell.exception}"
    elif cell.output is not None and usual is not None and cell.output != usual:
        verdict = "different output"
    return attrs.evolve(cell, verdict=verdict, expected=expected)


def _order(cell: Cell) -> tuple[str, bool, tuple[int, ...], str]:
    """Sort by entry, then spawn, which every system has, then the other methods.

    Of two outputs that are equally usual, the first one counts.
    """
    return (cell.entry, cell.start_method != "spawn", version_of(cell.python), cell.start_method)


def otherwise(cell: Cell) -> str:
    """Say what a run that surprises did."""
    return cell.complaint or f"verdict {cell.verdict!r} instead of {cell.expected!r}"


def surprises(catalog: Catalog, name: str, cells: Iterable[Cell]) -> list[str]:
    """Return every run that did otherwise than the catalog expects, where, and what to do."""
    lines = {entry.id: entry.line for entry in catalog.entries}
    grouped: dict[tuple[str, str, str], list[Cell]] = {}
    for cell in cells:
        if cell.surprises:
            grouped.setdefault((cell.entry, cell.start_method, otherwise(cell)), []).append(cell)
    return [
        f"{SHOWN}:{lines[entry]}: {entry} under {method} on Python "
        f"{', '.join(cell.python for cell in found)} ({name}): {what}\n"
        f"    What it printed is in {RUNS.as_posix()}/{entry}/. Mend the snippet, or declare "
        f"what it does there, such as: under = {{ {method} = … }}"
        for (entry, method, what), found in grouped.items()
    ]
