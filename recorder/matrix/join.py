"""Joins results of the matrix: of one machine at several times, and of several machines."""

from collections.abc import Iterable

import attrs

from recorder.catalog.entries import version_of
from recorder.catalog.load import Catalog
from recorder.matrix.cells import NOT_RUN
from recorder.matrix.stored import Machine


def of_catalog(catalog: Catalog, machine: Machine) -> Machine:
    """Return a machine's results without those of entries that the catalog has no more."""
    ids = {entry.id for entry in catalog.entries}
    return attrs.evolve(
        machine,
        sources={name: each for name, each in machine.sources.items() if name in ids},
        cells=tuple(cell for cell in machine.cells if cell.entry in ids),
    )


def without(machine: Machine, places: set[tuple[str, str, str]]) -> Machine:
    """Return a machine's results without those of some places."""
    cells = tuple(cell for cell in machine.cells if cell.place not in places)
    return attrs.evolve(machine, cells=cells)


def onto(earlier: Iterable[Machine], own: Machine) -> Machine:
    """Join what was found now with earlier results of the same machine.

    The own ones count, whatever the clock said then.
    """
    before = [attrs.evolve(each, date=min(each.date, own.date)) for each in earlier]
    return merge([*before, own])[0]


def merge(found: Iterable[Machine], names: Iterable[str] = ()) -> tuple[Machine, ...]:
    """Join results by the machines' names; `names` are machines that must be listed.

    Of two results for the same place of the same machine, one that was run
    counts before one that was not, then the later one. A machine of `names`
    that brought nothing is listed without any cell.
    """
    machines: dict[str, Machine] = {}
    for each in found:
        earlier = machines.get(each.name)
        machines[each.name] = _join(earlier, each) if earlier else each
    for name in names:
        machines.setdefault(name, Machine(name=name))
    return tuple(machines[name] for name in sorted(machines, key=str.casefold))


def _join(first: Machine, second: Machine) -> Machine:
    if first.date > second.date:
        first, second = second, first
    newest = first.sources | second.sources
    cells = {
        cell.place: cell
        for cell in first.cells
        if first.sources.get(cell.entry) == newest[cell.entry]
    }
    for cell in second.cells:
        if cell.outcome != NOT_RUN or cell.place not in cells:
            cells[cell.place] = cell
    pythons = first.pythons | second.pythons
    return attrs.evolve(
        second,
        pythons={name: pythons[name] for name in sorted(pythons, key=version_of)},
        sources=newest,
        cells=tuple(cells.values()),
    )
