"""Times commands against each other: in turn, several rounds, nothing else beside them."""

import json
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from recorder.catalog import Catalog, Comparison, Contender, Entry, arguments_of
from recorder.errors import AuthorError
from recorder.expectations import complaint, explain
from recorder.fragments import FRAGMENTS
from recorder.machine import circumstances, here, usable_cpus
from recorder.terminal import run_at_terminal

LOAD = "import sys; exec(compile(open(sys.argv[1]).read(), sys.argv[1], 'exec'), {'__name__': ''})"
"""Imports what a program imports and defines what it defines, but does none of its work."""


def time_comparison(
    catalog: Catalog, comparison: Comparison, full: bool, key: str, cancelled: Callable[[], bool]
) -> dict[str, str]:
    """Return the files of one comparison's recording, by name.

    Each round times the loading of the first program without its work, every
    command, and every task of the first command alone, once each and in this
    order. Times are wall-clock seconds of whole commands. One round before the
    first warms caches and is thrown away.

    A speed-up is the first command's time over another's in the same round.
    Efficiency is the median speed-up over the usable CPUs. The ceiling for
    whole tasks is T / max(t, T / p): T all tasks, t the largest, p the CPUs.

    Raises
    ------
    AuthorError
        A command did not do what the catalog expects of its snippet.
    """
    entries = {entry.name: entry for entry in catalog.snippet if not entry.label}
    contenders = [(entries[run.snippet], arguments_of(run, full)) for run in comparison.runs]
    tasks = comparison.full_tasks if full and comparison.full_tasks else comparison.tasks
    alone = [(contenders[0][0], task) for task in tasks]
    loads: list[float] = []
    times: list[list[float]] = [[] for _ in [*contenders, *alone]]
    for round_number in range(comparison.rounds + 1):
        warm = round_number > 0
        load = [sys.executable, "-c", LOAD, contenders[0][0].path]
        loaded = run_at_terminal(load, limit=60, cancelled=cancelled)
        if warm:
            loads.append(loaded.seconds)
        for (entry, arguments), seconds in zip([*contenders, *alone], times, strict=True):
            elapsed = _time_once(entry, arguments, cancelled)
            if warm:
                seconds.append(elapsed)
    load_seconds = statistics.median(loads)
    sizes = [max(0.0, statistics.median(t) - load_seconds) for t in times[len(contenders) :]]
    ceiling_by_tasks = _ceiling(sizes, None) if sizes else None
    rows: list[dict[str, Any]] = []
    for (entry, arguments), seconds, run in zip(contenders, times, comparison.runs, strict=False):
        ratios = [first / own for first, own in zip(times[0], seconds, strict=True)]
        rows.append(
            {
                "command": _command(entry, arguments),
                "seconds": [round(t, 4) for t in seconds],
                "median_seconds": statistics.median(seconds),
                "min_seconds": min(seconds),
                "max_seconds": max(seconds),
                "speedup": statistics.median(ratios),
                "min_speedup": min(ratios),
                "max_speedup": max(ratios),
                "efficiency": statistics.median(ratios) / usable_cpus(),
                "ceiling": _ceiling_of(run, sizes),
            }
        )
    measured = {
        "comparison": comparison.id,
        "rounds": comparison.rounds,
        "load_seconds": load_seconds,
        "rows": rows,
        "tasks": [
            {
                "command": _command(entry, arguments),
                "seconds": [round(t, 4) for t in seconds],
                "median_seconds": size,
                "share": size / sum(sizes),
            }
            for (entry, arguments), seconds, size in zip(
                alone, times[len(contenders) :], sizes, strict=True
            )
        ],
        "ceiling_by_tasks": ceiling_by_tasks,
    }
    facts = measured | {"run": circumstances()}
    files = {
        "run.json": json.dumps({**facts, "key": key}, indent=2, ensure_ascii=False) + "\n",
        "comparison.md": FRAGMENTS["comparison"].render(facts),
    }
    return files | ({"tasks.md": FRAGMENTS["tasks"].render(facts)} if sizes else {})


def _command(entry: Entry, arguments: tuple[str, ...]) -> str:
    return " ".join(["python", Path(entry.path).name, *arguments])


def _time_once(entry: Entry, arguments: tuple[str, ...], cancelled: Callable[[], bool]) -> float:
    run = run_at_terminal(
        [sys.executable, entry.path, *arguments], limit=entry.limit, cancelled=cancelled
    )
    expected = entry.outcome(here())
    if what := complaint(expected, run, entry.limit):
        raise AuthorError(explain(entry, _command(entry, arguments), run, what))
    return run.seconds


def _ceiling_of(run: Contender, sizes: list[float]) -> float | None:
    """Return the highest speed-up that this command can reach here, or None."""
    if run.ceiling == "tasks":
        return _ceiling(sizes, usable_cpus())
    if run.ceiling == "cpus":
        return _ceiling([1.0] * (run.parts or usable_cpus()), usable_cpus())
    return None


def _ceiling(sizes: list[float], cpus: int | None) -> float:
    """Return the highest speed-up for tasks that are not split, on so many CPUs."""
    bound = max(sizes) if cpus is None else max(*sizes, sum(sizes) / cpus)
    return sum(sizes) / bound
