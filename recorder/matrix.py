"""The command line of the matrix: every snippet, start method and Python of this machine.

``python -m recorder.matrix [--fresh] [--only NAME …] [--pythons 3.14 …] [--jobs N]``
``python -m recorder.matrix --merge FILE … [--machines NAME …]``
"""

import argparse
import platform
import sys
import threading
import time
from functools import partial
from pathlib import Path

import attrs

from recorder.catalog import Catalog, Entry, Place, load_catalog, names_given
from recorder.cells import Cell, methods_of, run_cell, sources_of
from recorder.guard import guarded_runs
from recorder.interpreters import PYTHONS, Interpreter, find_interpreters
from recorder.jobs import Job, carry_out, run_command
from recorder.machine import circumstances, usable_cpus
from recorder.verdicts import (
    MATRIX,
    NOT_RUN,
    Machine,
    Matrix,
    Python,
    judge,
    load_matrix,
    merge,
    save_matrix,
    surprises,
)
from recorder.where_it_works import write_fragments

ROOT = Path.cwd()
SAVE_EVERY = 2.0
"""Seconds: what an interruption that nothing can catch may cost."""

Key = tuple[str, str, str]
"""A run, a Python and a start method."""


def main() -> int:
    """Fill ``build/matrix.json`` and return the exit code: 0, 1 for a surprise, 130."""
    options = parse_arguments()
    return run_command(
        lambda: fill_or_merge(options), "Interrupted: run it again and it goes on from here."
    )


def fill_or_merge(options: argparse.Namespace) -> list[str]:
    """Do what the command line asks for, and return what was not expected."""
    catalog = load_catalog(ROOT)
    if options.merge:
        problems = merge_files(catalog, options.merge, options.machines)
    else:
        problems = fill(catalog, options)
    write_fragments(ROOT, catalog)
    return problems


def parse_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m recorder.matrix", description=__doc__)
    parser.add_argument("--fresh", action="store_true", help="reuse no earlier result")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="run these snippets alone")
    parser.add_argument(
        "--pythons", nargs="+", choices=PYTHONS, default=PYTHONS, help="run these Pythons alone"
    )
    parser.add_argument(
        "--jobs",
        type=int,
        default=usable_cpus(),
        metavar="N",
        help="runs at a time, more of those that wait (default: %(default)s)",
    )
    parser.add_argument("--machine", default=machine_name(), help="default: %(default)s")
    parser.add_argument("--merge", nargs="+", type=Path, metavar="FILE", help="join results")
    parser.add_argument(
        "--machines",
        nargs="+",
        default=[],
        metavar="NAME",
        help="with --merge: what must be listed",
    )
    options = parser.parse_args()
    if options.jobs < 1:
        parser.error("--jobs must be at least 1")
    return options


def machine_name() -> str:
    """Return what readers call this kind of machine, such as ``macOS arm64``."""
    system = {"Darwin": "macOS"}.get(platform.system(), platform.system())
    return f"{system} {platform.machine()}"


def merge_files(catalog: Catalog, files: list[Path], names: list[str]) -> list[str]:
    """Join results into ``build/matrix.json`` and return what did not go as expected."""
    merged = merge([load_matrix(file) for file in files], names)
    machines = tuple(
        attrs.evolve(each, cells=judge(catalog, each.system, each.cells))
        for each in merged.machines
    )
    save_matrix(ROOT / MATRIX, Matrix(machines=machines))
    print(f"{MATRIX}: {', '.join(machine.name for machine in machines)}")
    return [problem for machine in machines for problem in surprises(machine)]


def fill(catalog: Catalog, options: argparse.Namespace) -> list[str]:
    """Run what is not known yet, save it as it comes, and return what was not expected."""
    entries = chosen(catalog, options.only)
    interpreters = find_interpreters()
    for python in options.pythons:
        seen = interpreters.get(python)
        print(f"Python {python}: {seen.version if seen else 'not on this machine'}", flush=True)
    earlier = load_matrix(ROOT / MATRIX).machines if (ROOT / MATRIX).exists() else ()
    others = tuple(each for each in earlier if each.name != options.machine)
    sources = {entry.id: sources_of(ROOT, entry) for entry in catalog.snippet}
    own = [each for each in earlier if each.name == options.machine and not options.fresh]
    cells = current_cells(sources, own, interpreters)
    cancelled = threading.Event()
    lock = threading.Lock()
    last_saved = time.monotonic()

    def save() -> Machine:
        # Another run of the matrix may have added results meanwhile.
        for machine in load_matrix(ROOT / MATRIX).machines if (ROOT / MATRIX).exists() else ():
            if machine.name == options.machine:
                for key, cell in current_cells(sources, [machine], interpreters).items():
                    cells.setdefault(key, cell)
        machine = describe(catalog, options.machine, interpreters, cells)
        save_matrix(ROOT / MATRIX, Matrix(machines=(machine, *others)))
        return machine

    def keep(cell: Cell) -> None:
        nonlocal last_saved
        with lock:
            cells[cell.run, cell.python, cell.start_method] = cell
            if time.monotonic() - last_saved > SAVE_EVERY:
                save()
                last_saved = time.monotonic()

    def run(entry: Entry, place: Place) -> str:
        interpreter = interpreters.get(place.python)
        cell = run_cell(ROOT, entry, place, interpreter, cancelled.is_set)
        keep(cell)
        return cell.reason or cell.outcome

    def job(entry: Entry, place: Place) -> Job:
        name = f"{entry.id} {place.start_method} {place.python}"
        return name, partial(run, entry, place)

    places = [
        (entry, Place(method, python, platform.system()))
        for python in options.pythons
        for entry in entries
        for method in methods_of(entry)
    ]
    todo = [(e, p) for e, p in places if (e.id, p.python, p.start_method) not in cells]
    waiting = [job(e, p) for e, p in todo if e.side_by_side or e.expect == "hangs"]
    working = [job(e, p) for e, p in todo if not (e.side_by_side or e.expect == "hangs")]
    if options.fresh and others:
        save_matrix(ROOT / MATRIX, Matrix(machines=others))
    elif options.fresh:
        (ROOT / MATRIX).unlink(missing_ok=True)
    try:
        with guarded_runs():
            phases = [
                (2 * options.jobs, waiting),
                (options.jobs + 1, working),
            ]  # both wait at times
            carry_out(phases, "Running", cancelled)
            # What ran beside others may have been late or out of order: it gets a run alone.
            machine = save()
            odd = {
                (c.run, c.python, c.start_method)
                for c in machine.cells
                if c.complaint or c.verdict != c.expected
            }
            again = [job(e, p) for e, p in todo if (e.id, p.python, p.start_method) in odd]
            if again:
                carry_out([(1, again)], "Once more, alone", cancelled)
    finally:
        machine = save()
    run_count = sum(cell.verdict != NOT_RUN for cell in machine.cells)
    print(f"{MATRIX}: {len(machine.cells)} cells, {run_count} run")
    return surprises(machine)


def chosen(catalog: Catalog, names: list[str] | None) -> list[Entry]:
    """Return the entries of these snippets, all of them by default."""
    wanted = names_given(names or [], {entry.name for entry in catalog.snippet})
    return [entry for entry in catalog.snippet if not wanted or entry.name in wanted]


def current_cells(
    sources: dict[str, str], earlier: list[Machine], interpreters: dict[str, Interpreter]
) -> dict[Key, Cell]:
    """Return the earlier cells of this machine for which nothing has changed since."""
    cells = {}
    for machine in earlier:
        if machine.os != circumstances()["os"]:
            continue
        for cell in machine.cells:
            known, seen = machine.pythons.get(cell.python), interpreters.get(cell.python)
            same_python = (known.build if known else None) == (seen.build if seen else None)
            if same_python and sources.get(cell.run) == cell.sources:
                cells[cell.run, cell.python, cell.start_method] = cell
    return cells


def describe(
    catalog: Catalog, name: str, interpreters: dict[str, Interpreter], cells: dict[Key, Cell]
) -> Machine:
    """Return what is known of this machine, judged."""
    facts = circumstances()
    return Machine(
        name=name,
        system=platform.system(),
        os=facts["os"],
        cpu_model=facts["cpu_model"],
        usable_cpus=facts["usable_cpus"],
        terminal=facts["terminal"],
        pythons={
            each.python: Python(
                version=each.version, build=each.build, start_methods=each.start_methods
            )
            for each in interpreters.values()
        },
        cells=judge(catalog, platform.system(), cells.values()),
    )


if __name__ == "__main__":
    sys.exit(main())
