"""Runs what is not known yet at every place of this machine, and reports every surprise."""

import random
from collections.abc import Iterable, Sequence
from functools import partial

import attrs

from recorder.catalog.entries import Entry, Place
from recorder.catalog.load import Catalog
from recorder.errors import AuthorError, told
from recorder.matrix import join, stored
from recorder.matrix.cells import NOT_RUN, Cell, cell_of, not_run
from recorder.matrix.verdicts import judge, otherwise, surprises
from recorder.paths import MATRIX, STORED_VERDICTS
from recorder.runs.execute import execute
from recorder.runs.expected import complaint_of, unmet_need
from recorder.runs.interpreters import Interpreter, find_interpreters, own_interpreter
from recorder.runs.jobs import Job, carry_out
from recorder.runs.machine import machine, machine_name, system
from recorder.runs.starts import starts_others
from recorder.runs.store import Asked, Kept, asked_for_verdict, load

WAITING, WORKING = 2, 1
"""So many more runs than CPUs at a time: those that mostly wait, and the others wait at times."""
MOST_OLD = 60
"""More stored verdicts may not be old or missing: about as many as four snippets have."""


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
    before = stored.load_own()  # a broken file is told of before anything runs
    interpreters = find_interpreters(pythons)
    spots = spots_of(catalog, names, pythons, interpreters)
    try:
        problems = run_missing(spots, jobs=jobs, fresh=fresh)
        problems += _repeat_surprises(catalog, spots)
    finally:
        cells = judge(catalog, system(), known_cells(spots))
        own = stored.this_machine(catalog, interpreters.values(), cells, name)
        others = [each for each in before if each.name != own.name]
        earlier = [each for each in before if each.name == own.name]
        if fresh:
            earlier = [join.without(each, {spot.place for spot in spots}) for each in earlier]
        joined = join.onto(earlier, own)
        judged = attrs.evolve(joined, cells=judge(catalog, system(), joined.cells))
        stored.write_machines(MATRIX, [*others, judged])
        run_count = sum(cell.outcome != NOT_RUN for cell in cells)
        print(f"{MATRIX}: {len(cells)} cells, {run_count} run")
    return problems + told(surprises(catalog, own.name, cells))


def sample(
    catalog: Catalog, pythons: Sequence[str], *, jobs: int, share: float, seed: int
) -> list[str]:
    """Run what the stored verdicts do not tell, and a random share of what they do.

    Returns the surprises: among them every verdict that is not the stored one.
    Where much is not stored any more, nothing is run: it would take as long as all.
    """
    interpreters = find_interpreters(pythons)
    spots = spots_of(catalog, set(catalog.names), pythons, interpreters)
    known: dict[tuple[str, str, str], Cell] = {}
    alike = False
    for each in stored.load_stored():
        if each.name == machine_name():
            known = stored.current_cells(catalog, each)
            alike = _is_like_this(each, interpreters)
            old = sum(not spot.reason and spot.place not in known for spot in spots)
            if old > MOST_OLD:
                raise AuthorError(
                    f"{STORED_VERDICTS}/: {old} of {len(spots)} verdicts are old or missing; "
                    "run `nox -s matrix -- --store` and commit what it writes"
                )
    chance = random.Random(seed)
    chosen = [spot for spot in spots if spot.place not in known or chance.random() < share]
    again = [spot for spot in chosen if spot.place in known]
    print(
        f"{len(spots)} cells: {len(chosen) - len(again)} are not stored or stale, "
        f"{len(again)} of the others are run again (share {share:g}, seed {seed})"
    )
    unknown = [spot for spot in chosen if spot.place not in known]
    problems = run_missing(unknown, jobs=jobs, fresh=False)
    problems += run_missing(again, jobs=jobs, fresh=True)
    others = list(known.values()) if alike else []
    problems += _repeat_surprises(catalog, chosen, others)
    cells = judge(catalog, system(), known_cells(chosen), others)
    changed = [
        f"{cell.entry} under {cell.start_method} on Python {cell.python}: {cell.verdict!r}, but "
        f"{known[cell.place].verdict!r} is stored; run `nox -s matrix -- --store` and commit it"
        for cell in cells
        if cell.place in known
        and not cell.surprises
        and cell.verdict != known[cell.place].verdict
        and NOT_RUN not in (cell.verdict, known[cell.place].verdict)
        # Without the stored outputs, a few cells may not show which output is the usual one.
        and (alike or cell.outcome != known[cell.place].outcome or cell.exception)
    ]
    changed += [
        f"{cell.entry} under {cell.start_method} on Python {cell.python} prints another message:\n"
        f"    now  {cell.message}\n    was  {known[cell.place].message}\n"
        "    Mend what pages say of it, then run `nox -s matrix -- --store` and commit it."
        for cell in cells
        if cell.place in known
        and cell.message
        and known[cell.place].message
        and cell.message != known[cell.place].message
    ]
    return problems + told([*surprises(catalog, machine_name(), cells), *changed])


def _is_like_this(other: stored.Machine, interpreters: dict[str, Interpreter]) -> bool:
    """Tell whether its outputs compare with those of here: same system, CPUs and Pythons."""
    here = machine()["os"], machine()["usable_cpus"]
    builds = {python: each.build for python, each in other.pythons.items()}
    return (other.os, other.usable_cpus) == here and all(
        builds.get(python, each.build) == each.build for python, each in interpreters.items()
    )


def prepare_tests(catalog: Catalog, *, jobs: int) -> list[str]:
    """Make what the tests read: every run of this Python, and each snippet alone in a folder.

    What a run did is for the tests to judge. Returns what could not be run.
    """
    own = own_interpreter()
    spots = [
        _spot(entry, own.place(method), own)
        for entry in catalog.entries
        for method in telling_methods(entry, own)
    ]
    alone = [
        attrs.evolve(spot, asked=attrs.evolve(spot.asked, how="alone"))
        for spot in spots
        if not spot.asked.entry.label and spot.asked.place == own.place()
    ]
    return run_missing([*spots, *alone], jobs=jobs, fresh=False)


def telling_methods(entry: Entry, interpreter: Interpreter) -> tuple[str, ...]:
    """Return the start methods under which a run may tell something else.

    Without processes, all of them tell the same, so one is enough for a test.
    """
    if not starts_others(entry):
        return interpreter.start_methods[:1] if len(entry.methods) > 1 else entry.methods
    return tuple(each for each in entry.methods if each in interpreter.start_methods)


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


def run_missing(spots: Sequence[Spot], *, jobs: int, fresh: bool) -> list[str]:
    """Run what is not kept, or did otherwise than it should: first what mostly waits.

    Returns what could not be run.
    """
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
    return carry_out([(WAITING * jobs, waiting), (WORKING + jobs, working)], "Running")


def _repeat_surprises(
    catalog: Catalog, spots: Sequence[Spot], others: Iterable[Cell] = ()
) -> list[str]:
    """Run once more, alone, what surprised: beside others it may have been late or out of order.

    What it did at first is told, since it is not kept.
    """
    cells = judge(catalog, system(), known_cells(spots), others)
    odd = {cell.place: cell for cell in cells if cell.surprises}
    again = [_job(spot) for spot in spots if spot.place in odd]
    for (entry, python, method), cell in odd.items():
        print(f"{entry} under {method} on Python {python}: {otherwise(cell)}; once more, alone")
    return carry_out([(1, again)], "Once more, alone") if again else []


def _job(spot: Spot) -> Job:
    return spot.asked.name, partial(_run, spot)


def _run(spot: Spot) -> str:
    assert spot.interpreter is not None
    return execute(spot.asked, spot.interpreter).outcome
