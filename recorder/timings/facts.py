"""What is known of a timing: what was kept, and what follows from it."""

import statistics
from collections.abc import Sequence
from typing import Any, Literal

import attrs

from recorder.catalog.comparisons import Comparison
from recorder.timings.ratios import Ratio, ceiling_of_tasks, median_interval, ratio_of

FORMAT = 2
"""Number of the form in which timings are kept; another one cannot be read."""


@attrs.frozen(kw_only=True)
class Machine:
    """Where the times were taken."""

    python_version: str
    python_implementation: str
    python_build: str
    os: str
    cpu_model: str
    usable_cpus: int
    start_method: str
    terminal: Literal["pty", "pipes"]
    load_avg_1min: float | None = None


@attrs.frozen(kw_only=True, slots=False)
class Row:
    """One line of a table: what was timed, and its seconds in each round."""

    name: str
    snippet: str
    kind: Literal["command", "call"]
    command: str
    workers: int
    sweep: bool
    size: str | None
    work: float
    missing: str | None
    lines: int
    packages: dict[str, str | None]
    seconds: tuple[float, ...]
    result: Any


@attrs.frozen(kw_only=True, slots=False)
class Task:
    """One task of the first program, alone."""

    command: str
    seconds: tuple[float, ...]


@attrs.frozen(kw_only=True, slots=False)
class Copies:
    """Copies of the first program, all at once."""

    count: int
    seconds: tuple[float, ...]


@attrs.frozen(kw_only=True)
class Timing:
    """What is kept of a comparison: everything else follows from it."""

    format: int
    comparison: str
    full: bool
    budget_seconds: float | None
    missing: str | None
    recorded_at: str
    sources: dict[str, str]
    key: str
    machine: Machine
    per: str
    rounds: int
    sittings: int
    loads: tuple[float, ...]
    rows: tuple[Row, ...]
    tasks: tuple[Task, ...]
    copies: Copies | None


@attrs.frozen(kw_only=True, slots=False)
class Times:
    """Median, least and most seconds, and the interval of the median; None if not run."""

    median_seconds: float | None = None
    min_seconds: float | None = None
    max_seconds: float | None = None
    low_seconds: float | None = None
    high_seconds: float | None = None


@attrs.frozen(kw_only=True, slots=False)
class DerivedRow(Row, Times):
    """A row and what follows from it; times are for one unit of its work."""

    speedup: dict[str, Ratio]
    ceiling: Ratio | None
    of_ceiling: Ratio | None


@attrs.frozen(kw_only=True, slots=False)
class DerivedTask(Task, Times):
    """A task and its share of all."""

    share: float


@attrs.frozen(kw_only=True, slots=False)
class DerivedCopies(Copies, Times):
    """The copies, and how many times the work of one they did in the same time."""

    throughput: Ratio


@attrs.frozen(kw_only=True)
class DerivedTiming(Timing):
    """A timing and all that follows from it, as in ``build/timings.json``."""

    load_seconds: float
    ceiling_by_tasks: float | None
    rows: tuple[DerivedRow, ...]
    tasks: tuple[DerivedTask, ...]
    copies: DerivedCopies | None


def times_of(seconds: Sequence[float], work: float = 1.0) -> dict[str, Any]:
    """Return what `Times` holds, for one unit of the work that took these seconds."""
    if not seconds:
        return attrs.asdict(Times())
    each = [one / work for one in seconds]
    low, high = median_interval(each)
    return {
        "median_seconds": statistics.median(each),
        "min_seconds": min(each),
        "max_seconds": max(each),
        "low_seconds": low,
        "high_seconds": high,
    }


def derive(timing: Timing, comparison: Comparison) -> DerivedTiming:
    """Return a timing with medians, intervals, ratios and ceilings, as the catalog asks now."""
    kept = _fields(timing, Timing)
    load = statistics.median(timing.loads) if timing.loads else 0.0
    tasks = [max(0.0, statistics.median(each.seconds) - load) for each in timing.tasks]
    tasks = tasks if sum(tasks) else [1.0] * len(tasks)
    throughput = _throughput(timing)
    rows = tuple(
        DerivedRow(
            **_fields(row, Row),
            **times_of(row.seconds, row.work),
            speedup=_speedups(timing, comparison, row),
            **_held_against_ceiling(timing, comparison, row, tasks, throughput),
        )
        for row in timing.rows
    )
    derived_tasks = tuple(
        DerivedTask(**_fields(task, Task), **times_of(task.seconds), share=size / sum(tasks))
        for task, size in zip(timing.tasks, tasks, strict=True)
    )
    copies = None
    if timing.copies and throughput:
        copies = DerivedCopies(
            **_fields(timing.copies, Copies),
            **times_of(timing.copies.seconds),
            throughput=ratio_of(throughput),
        )
    return DerivedTiming(
        **kept
        | {
            "load_seconds": load,
            "ceiling_by_tasks": ceiling_of_tasks(tasks, None) if tasks else None,
            "rows": rows,
            "tasks": derived_tasks,
            "copies": copies,
        }
    )


def _fields(facts: Any, kind: type) -> dict[str, Any]:
    """Return these facts by name, as far as this kind has them."""
    return {each.name: getattr(facts, each.name) for each in attrs.fields(kind)}


def _throughput(timing: Timing) -> list[float]:
    """Return, round by round, how many times the work of one the copies did in the same time."""
    if not timing.copies:
        return []
    pairs = zip(timing.rows[0].seconds, timing.copies.seconds, strict=True)
    return [timing.copies.count * alone / together for alone, together in pairs]


def ratios_over(base: Row, row: Row) -> list[float]:
    """Return, round by round, how many times as fast as another a row did a unit of its work."""
    pairs = zip(base.seconds, row.seconds, strict=True)
    return [(one / base.work) / (own / row.work) for one, own in pairs]


def _speedups(timing: Timing, comparison: Comparison, own: Row) -> dict[str, Ratio]:
    """Return the ratio over each baseline that was timed at the row's size."""
    found: dict[str, Ratio] = {}
    for name in comparison.against or (comparison.runs[0].title,):
        for row in timing.rows:
            same = row.name == name and row.size == own.size and not row.missing
            if same and (not row.sweep or row.workers == timing.machine.usable_cpus):
                if not own.missing:
                    found[name] = ratio_of(ratios_over(row, own))
                break
    return found


def _held_against_ceiling(
    timing: Timing, comparison: Comparison, row: Row, tasks: list[float], throughput: list[float]
) -> dict[str, Any]:
    """Return a row's ceiling and how near it came, round by round where copies were timed."""
    run = next((each for each in comparison.runs if each.title == row.name), None)
    if run is None or run.ceiling == "none" or row.missing:
        return {"ceiling": None, "of_ceiling": None}
    usable = timing.machine.usable_cpus
    speedups = ratios_over(timing.rows[0], row)
    cpus = throughput or [float(usable)] * len(speedups)
    if run.ceiling == "tasks" and tasks:
        ceilings = [ceiling_of_tasks(tasks, each) for each in cpus]
    else:
        parts = run.parts or (row.workers if row.sweep else usable)
        ceilings = [ceiling_of_tasks([1.0] * parts, each) for each in cpus]
    shares = [speedup / ceiling for speedup, ceiling in zip(speedups, ceilings, strict=True)]
    return {"ceiling": ratio_of(ceilings), "of_ceiling": ratio_of(shares)}


def plain_rows(timing: DerivedTiming) -> list[DerivedRow]:
    """Return the rows, of a sweep only that with as many workers as usable CPUs."""
    cpus = timing.machine.usable_cpus
    return [row for row in timing.rows if not row.sweep or row.workers == cpus]


def interval_of(times: Times) -> Ratio:
    """Return the time of what was run, as median and interval."""
    facts = {each.name: getattr(times, f"{each.name}_seconds") for each in attrs.fields(Ratio)}
    return Ratio(**facts)
