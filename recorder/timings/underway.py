"""A comparison while it is being timed, and what is kept of it in the end."""

import contextlib
import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from recorder.catalog.comparisons import Comparison
from recorder.catalog.load import Catalog
from recorder.runs.interpreters import own_interpreter
from recorder.runs.machine import machine, usable_cpus
from recorder.runs.store import Asked, packages_of, seconds_of
from recorder.timings.calls import CallServer
from recorder.timings.facts import FORMAT
from recorder.timings.one_round import Round, nothing_known
from recorder.timings.plan import Cost
from recorder.timings.rows import Row, comparison_key, rows_of, sources_of


@attrs.define(kw_only=True)
class Timing:
    """A comparison while it is being timed: `present` are the rows that can run here."""

    comparison: Comparison
    full: bool
    budget: float | None
    rows: list[Row]
    present: list[Row]
    tasks: list[Row]
    key: Callable[[], str]
    known: Callable[[Row], float | None]
    begun: tuple[str, Any] = ("", None)
    """The key, and the state of the snippets, before the pilot."""
    cost: Cost | None = None
    seen: list[Round] = attrs.field(factory=list)
    stack: contextlib.ExitStack = attrs.field(factory=contextlib.ExitStack)
    servers: dict[tuple[str, int], list[CallServer]] = attrs.field(factory=dict)
    elapsed: float = 0.0
    failed: bool = False


def timing_of(comparison: Comparison, catalog: Catalog, full: bool, budget: float | None) -> Timing:
    """Return a comparison of which nothing has been timed."""
    rows = rows_of(comparison, catalog, full)
    return Timing(
        comparison=comparison,
        full=full,
        budget=budget,
        rows=rows,
        present=[] if rows[0].missing else [row for row in rows if not row.missing],
        tasks=[attrs.evolve(rows[0], arguments=t, warm_arguments=t) for t in comparison.tasks],
        key=partial(comparison_key, comparison, catalog, full=full),
        known=partial(_known_seconds, catalog) if budget else nothing_known,
    )


def _known_seconds(catalog: Catalog, row: Row) -> float | None:
    """Return how long a command takes whose run is kept, if it is."""
    if row.run.call:
        return None
    place = own_interpreter().place()
    for entry in catalog.entries:
        if entry.name == row.entry.name and row.arguments in (entry.run.args, entry.run.full_args):
            asked = Asked(entry=entry, place=place, arguments=row.arguments)
            if seconds := seconds_of(asked.folder):
                return seconds
    return None


def facts_of(timing: Timing, sittings: int) -> dict[str, Any]:
    """Return what is kept: nothing that could be computed from it."""
    interpreter, seen = own_interpreter(), timing.seen
    load = {"load_avg_1min": round(os.getloadavg()[0], 2)} if hasattr(os, "getloadavg") else {}
    copies = [each.copies for each in seen if each.copies is not None]
    return {
        "format": FORMAT,
        "comparison": timing.comparison.id,
        "full": timing.full,
        "budget_seconds": timing.budget,
        "missing": timing.rows[0].missing,
        "recorded_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "sources": sources_of(timing.comparison),
        "key": timing.begun[0],
        "machine": {
            "python_version": interpreter.version,
            "python_implementation": interpreter.implementation,
            "python_build": interpreter.build,
            "start_method": interpreter.start_methods[0],
            **machine(),
            **load,
        },
        "per": timing.comparison.per,
        "rounds": len(seen),
        "sittings": sittings,
        "loads": [_rounded(each.load) for each in seen],
        "rows": [_row_facts(timing, row) for row in timing.rows],
        "tasks": [
            {"command": row.command, "seconds": [_rounded(each.tasks[n]) for each in seen]}
            for n, row in enumerate(timing.tasks if seen else [])
        ],
        "copies": {"count": usable_cpus(), "seconds": [_rounded(each) for each in copies]}
        if copies
        else None,
    }


def _row_facts(timing: Timing, row: Row) -> dict[str, Any]:
    seconds, result = [], None
    if row in timing.present:
        number = timing.present.index(row)
        seconds = [_rounded(each.rows[number]) for each in timing.seen]
        result = timing.seen[0].results[number]
    return {
        "name": row.run.title,
        "snippet": row.entry.name,
        "kind": "call" if row.run.call else "command",
        "command": row.command,
        "workers": row.workers,
        "sweep": row.run.sweep,
        "size": row.size,
        "work": row.work,
        "missing": row.missing,
        "lines": sum(map(bool, map(bytes.strip, Path(row.entry.path).read_bytes().splitlines()))),
        "packages": packages_of(row.entry, own_interpreter()),
        "seconds": seconds,
        "result": result,
    }


def _rounded(seconds: float) -> float:
    return round(seconds, 9)
