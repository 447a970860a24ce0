"""Runs what is not known yet at every place of this machine, and reports every surprise."""

import random
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import attrs

from recorder.catalog.entries import Entry, Place
from recorder.catalog.load import Catalog
from recorder.matrix import stored
from recorder.matrix.cells import NOT_RUN, Cell, cell_of, not_run
from recorder.matrix.verdicts import judge, surprises
from recorder.paths import MATRIX, STORED_VERDICTS
from recorder.runs.execute import execute
from recorder.runs.expected import complaint_of, unmet_need
from recorder.runs.interpreters import Interpreter, find_interpreters, own_interpreter
from recorder.runs.jobs import Job, carry_out
from recorder.runs.machine import machine, machine_name, system
from recorder.runs.store import Asked, Kept, asked_for_verdict, load

WAITING, WORKING = 2, 1
"""So many more runs than CPUs at a time: those that mostly wait, and the others wait at times."""


@attrs.frozen
class Spot:
    """One place of one entry: what is asked for there, or why it cannot be run."""

    asked: Asked
    interpreter: Interpreter | None
    reason: str | None

    @property
    def place(self) -> tuple[str, str, str]:
        """Which cell of the matrix this is."""
        return self.asked.entry.id, self.asked.place.python, self.asked.place.start_method


def fill(
    catalog: Catalog,
    names: set[str],
    pythons: Sequence[str],
    *,
    jobs: int,
    fresh: bool = False,
    name: str = "",
) -> list[str]:
    """Run these snippets at every place where that is not known, into ``build/matrix.json``.

    An interruption loses nothing: whatever was run is kept. Returns the surprises.
    """
    interpreters = find_interpreters(pythons)
    spots = spots_of(catalog, names, pythons, interpreters)
    try:
        run_missing(spots, jobs=jobs, fresh=fresh)
        _repeat_surprises(catalog, spots)
    finally:
        cells = judge(catalog, system(), known_cells(spots))
        own = stored.this_machine(catalog, interpreters.values(), cells, name)
        others = [each for each in stored.load_own() if each.name != own.name]
        earlier = [] if fresh else [each for each in stored.load_own() if each.name == own.name]
        joined = stored.merge([*earlier, own])
        judged = attrs.evolve(joined[0], cells=judge(catalog, system(), joined[0].cells))
        stored.write_machines(MATRIX, [*others, judged])
        run_count = sum(cell.outcome != NOT_RUN for cell in cells)
        print(f"{MATRIX}: {len(cells)} cells, {run_count} run")
    return surprises(catalog, own.name, cells)


def sample(
    catalog: Catalog, pythons: Sequence[str], *, jobs: int, share: float, seed: int
) -> list[str]:
    """Run what the stored verdicts do not tell, and a random share of what they do.

    Returns the surprises: among them every verdict that is not the stored one.
    """
    interpreters = find_interpreters(pythons)
    spots = spots_of(catalog, set(catalog.names), pythons, interpreters)
    known: dict[tuple[str, str, str], Cell] = {}
    alike = False
    for each in stored.load_stored():
        if each.name == machine_name():
            known = stored.current_cells(catalog, each)
            alike = (each.os, each.usable_cpus) == (machine()["os"], machine()["usable_cpus"])
    chance = random.Random(seed)
    chosen = [spot for spot in spots if spot.place not in known or chance.random() < share]
    fresh = [spot for spot in chosen if spot.place in known]
    print(
        f"{len(spots)} cells: {len(chosen) - len(fresh)} are not stored or stale, "
        f"{len(fresh)} of the others are run again (share {share:g}, seed {seed})"
    )
    run_missing(chosen, jobs=jobs, fresh=False)
    # Digests of outputs compare only where Pythons and CPUs are the same.
    others = list(known.values()) if known and alike else []
    _repeat_surprises(catalog, chosen, others)
    cells = judge(catalog, system(), known_cells(chosen), others)
    changed = [
        f"{cell.entry} under {cell.start_method} on Python {cell.python}: {cell.verdict!r}, but "
        f"{known[cell.place].verdict!r} is stored; run `nox -s matrix -- --store` and commit it"
        for cell in cells
        if cell.place in known
        and not cell.surprises
        and cell.verdict != known[cell.place].verdict
        and NOT_RUN not in (cell.verdict, known[cell.place].verdict)
    ]
    return [*surprises(catalog, machine_name(), cells), *changed]


def prepare_tests(catalog: Catalog, *, jobs: int) -> list[str]:
    """Make what the tests read: every run of this Python, also as a module and alone in a folder.

    What a run did is for the tests to judge, so nothing is returned.
    """
    own = own_interpreter()
    spots = [
        _spot(entry, own.place(method), own) for entry in catalog.entries for method in entry.methods
    ]
    elsewhere = [
        attrs.evolve(spot, asked=attrs.evolve(spot.asked, how=how))
        for spot in spots
        if not spot.asked.entry.label and spot.asked.place == own.place()
        for how in ("module", "alone")
    ]
    run_missing([*spots, *elsewhere], jobs=jobs, fresh=False)
    return []


def store_verdicts() -> list[str]:
    """Write what this machine found into ``docs/verdicts/``, to be committed."""
    for each in stored.load_own():
        if each.name == machine_name():
            path = STORED_VERDICTS / f"{each.name.lower().replace(' ', '-')}.json"
            stored.write_machines(path, [each])
            print(f"{path}: {len(each.cells)} cells, {path.stat().st_size:,} bytes")
            return []
    return [f"{MATRIX}: has no result of this machine; fill it first: nox -s matrix"]


def merge_files(catalog: Catalog, files: Iterable[Path], names: Iterable[str]) -> list[str]:
    """Join results into ``build/matrix.json`` and return what did not go as expected."""
    found = [each for file in files for each in stored.load_machines(file)]
    merged = tuple(
        attrs.evolve(each, cells=judge(catalog, each.system, each.cells))
        for each in stored.merge(found, names)
    )
    stored.write_machines(MATRIX, merged)
    print(f"{MATRIX}: {', '.join(each.name for each in merged)}")
    return [problem for each in merged for problem in surprises(catalog, each.name, each.cells)]


def spots_of(
    catalog: Catalog,
    names: set[str],
    pythons: Iterable[str],
    interpreters: dict[str, Interpreter],
) -> list[Spot]:
    """Return every place of these snippets."""
    return [
        _spot(entry, Place(method, python, system()), interpreters.get(python))
        for python in pythons
        for entry in catalog.entries
        if entry.name in names
        for method in entry.methods
    ]


def _spot(entry: Entry, place: Place, interpreter: Interpreter | None) -> Spot:
    reason = None
    if interpreter is None:
        reason = f"no Python {place.python} on this machine"
    elif place.start_method not in interpreter.start_methods:
        reason = f"{place.system} has no {place.start_method}"
    else:
        reason = unmet_need(entry.run.needs, place, interpreter.packages)
    return Spot(asked_for_verdict(entry, place), interpreter, reason)


def current(spot: Spot) -> Kept | None:
    """Return what is kept of a spot if nothing has changed since."""
    if spot.reason or spot.interpreter is None:
        return None
    return load(spot.asked, spot.interpreter)


def known_cells(spots: Iterable[Spot]) -> list[Cell]:
    """Return a cell for each spot that was run, or cannot be."""
    cells = []
    for spot in spots:
        kept = current(spot)
        if spot.reason:
            cells.append(not_run(spot.asked.entry, spot.asked.place, spot.reason))
        elif kept:
            cells.append(cell_of(spot.asked, kept))
    return cells


def run_missing(spots: Sequence[Spot], *, jobs: int, fresh: bool) -> None:
    """Run what is not kept, or did otherwise than it should: first what mostly waits."""
    waiting: list[Job] = []
    working: list[Job] = []
    for spot in spots:
        if spot.reason:
            continue
        kept = None if fresh else current(spot)
        if kept and not complaint_of(spot.asked, kept):
            continue
        run, outcome = spot.asked.entry.run, spot.asked.entry.outcome(spot.asked.place)
        waits = run.side_by_side or outcome.expect == "hangs"
        (waiting if waits else working).append(_job(spot))
    carry_out([(WAITING * jobs, waiting), (WORKING + jobs, working)], "Running")


def _repeat_surprises(catalog: Catalog, spots: Sequence[Spot], others: Iterable[Cell] = ()) -> None:
    """Run once more, alone, what surprised: beside others it may have been late or out of order."""
    cells = judge(catalog, system(), known_cells(spots), others)
    odd = {cell.place for cell in cells if cell.surprises}
    again = [_job(spot) for spot in spots if spot.place in odd]
    if again:
        carry_out([(1, again)], "Once more, alone")


def _job(spot: Spot) -> Job:
    return spot.asked.name, partial(_run, spot)


def _run(spot: Spot) -> str:
    assert spot.interpreter is not None
    return execute(spot.asked, spot.interpreter).outcome
