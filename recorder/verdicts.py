"""Judges cells against the catalog, and keeps and merges the results of machines."""

import contextlib
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import attrs
import cattrs

from recorder.catalog import Catalog, Outcome, Place, version_of
from recorder.cells import Cell
from recorder.errors import AuthorError

MATRIX = Path("build", "matrix.json")
AS_EXPECTED = "as expected"
NOT_RUN = "not run"


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
    system: str
    """As `platform.system` names it; empty if the machine never reported."""
    os: str
    cpu_model: str
    usable_cpus: int
    terminal: str
    pythons: dict[str, Python]
    cells: tuple[Cell, ...]


@attrs.frozen(kw_only=True)
class Matrix:
    """The file ``build/matrix.json``."""

    format: Literal[1] = 1
    machines: tuple[Machine, ...]


def verdict_of(outcome: Outcome) -> str:
    """Return the verdict that a cell gets if it does what is expected."""
    if outcome.expect == "raises":
        return f"raises {outcome.exception}"
    if outcome.expect == "hangs":
        return "hangs"
    return "different output" if outcome.output == "different" else AS_EXPECTED


def judge(catalog: Catalog, system: str, cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Return the cells with their verdict and the expected one.

    A run that succeeds prints what the same run prints in most of the places
    where the same is expected, or its verdict is ``different output``.
    """
    entries = {entry.id: entry for entry in catalog.snippet}
    by_run: dict[str, list[Cell]] = {}
    for cell in sorted(cells, key=_order):
        by_run.setdefault(cell.run, []).append(cell)
    judged = []
    for run in [name for name in entries if name in by_run]:
        outcomes = {
            id(cell): entries[run].outcome(Place(cell.start_method, cell.python, system))
            for cell in by_run[run]
        }
        texts = [
            cell.output
            for cell in by_run[run]
            if cell.output is not None and outcomes[id(cell)].output == "same"
        ]
        usual = Counter(texts).most_common(1)[0][0] if texts else None
        for cell in by_run[run]:
            expected = verdict_of(outcomes[id(cell)])
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
            judged.append(attrs.evolve(cell, verdict=verdict, expected=expected))
    return tuple(judged)


def _order(cell: Cell) -> tuple[str, bool, tuple[int, ...], str]:
    """Sort by run, then spawn, which every system has, then the other methods."""
    return (cell.run, cell.start_method != "spawn", version_of(cell.python), cell.start_method)


def surprises(machine: Machine) -> list[str]:
    """Return every run that did otherwise than the catalog expects, where, and what to do."""
    grouped: dict[tuple[str, str, str], list[Cell]] = {}
    for cell in machine.cells:
        if cell.verdict != cell.expected or cell.complaint:
            what = cell.complaint or f"verdict {cell.verdict!r} instead of {cell.expected!r}"
            grouped.setdefault((cell.run, cell.start_method, what), []).append(cell)
    return [
        f"{run} under {method} on Python {', '.join(cell.python for cell in cells)} "
        f"({machine.name}): {what}\n{_difference(machine, cells[0])}"
        "    Mend the snippet, or declare in snippets/catalog.toml what it does there, "
        f"such as: under = {{ {method} = … }}"
        for (run, method, what), cells in grouped.items()
    ]


def _difference(machine: Machine, cell: Cell) -> str:
    """Return what a cell printed beside what its run mostly prints, if that is the surprise."""
    for other in machine.cells:
        usual = other.run == cell.run and other.verdict == AS_EXPECTED
        if cell.verdict == "different output" and usual and other.output is not None:
            return f"    it printed {cell.output!r:.400}\n    but mostly {other.output!r:.400}\n"
    return ""


def load_matrix(path: Path) -> Matrix:
    """Read the results of one machine or of several.

    Raises
    ------
    AuthorError
        The file is missing, or does not have the documented form.
    """
    try:
        return cattrs.structure(json.loads(path.read_bytes()), Matrix)
    except OSError as error:
        raise AuthorError(f"{path}: {error.strerror}; make it with: nox -s matrix") from None
    except (ValueError, TypeError, KeyError, cattrs.BaseValidationError) as error:
        lines = "; ".join(cattrs.transform_error(error)[:3])
        raise AuthorError(
            f"{path}: not a result of the matrix: {lines}; remove it and run: nox -s matrix"
        ) from None


def save_matrix(path: Path, matrix: Matrix) -> None:
    """Write aside, then replace: a reader finds the old file or the new one, whole.

    Raises
    ------
    AuthorError
        The file cannot be written; the earlier one is still there.
    """
    aside = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(
            json.dumps(cattrs.unstructure(matrix), indent=1, ensure_ascii=False) + "\n",
            encoding="utf-8",
        )
        aside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise AuthorError(
            f"{path}: could not be written: {error.strerror}; make room and run again"
        ) from error


def merge(matrices: Iterable[Matrix], names: Iterable[str] = ()) -> Matrix:
    """Join the results of several machines; `names` are machines that must be listed.

    Of two results for the same cell of the same machine, one that was run
    counts before one that was not, then the later one. A machine of `names`
    that brought nothing is listed without any cell.
    """
    machines: dict[str, Machine] = {}
    for machine in (machine for matrix in matrices for machine in matrix.machines):
        earlier = machines.get(machine.name)
        machines[machine.name] = _join(earlier, machine) if earlier else machine
    for name in names:
        absent = Machine(
            name=name,
            system="",
            os="",
            cpu_model="",
            usable_cpus=0,
            terminal="",
            pythons={},
            cells=(),
        )
        machines.setdefault(name, absent)
    return Matrix(machines=tuple(machines[name] for name in sorted(machines, key=str.casefold)))


def _join(first: Machine, second: Machine) -> Machine:
    cells: dict[tuple[str, str, str], Cell] = {}
    for cell in (*first.cells, *second.cells):
        place = (cell.run, cell.python, cell.start_method)
        earlier = cells.get(place)
        if earlier is None or _weight(cell) >= _weight(earlier):
            cells[place] = cell
    return attrs.evolve(
        second,
        pythons=dict(sorted((first.pythons | second.pythons).items())),
        cells=tuple(cells.values()),
    )


def _weight(cell: Cell) -> tuple[bool, str]:
    return (cell.outcome != "not run", cell.recorded_at)
