"""Times programs and functions against each other, in turn, with nothing else beside them."""

import contextlib
import functools
import hashlib
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
import pyperf

from recorder.calls import CallServer, call_server
from recorder.catalog import Catalog, Comparison, Contender, Entry, arguments_of
from recorder.errors import AuthorError
from recorder.expectations import complaint, explain, unmet_need
from recorder.jobs import Job
from recorder.machine import circumstances, distributions, here, usable_cpus, versions_of
from recorder.ratios import (
    NOISE_BOUND,
    ceiling_of_tasks,
    describe_ratio,
    describe_times,
    worker_counts,
)
from recorder.recordings import key_of
from recorder.terminal import run_at_terminal

LOAD = "import sys; exec(compile(open(sys.argv[1]).read(), sys.argv[1], 'exec'), {'__name__': ''})"
"""Imports what a program imports and defines what it defines, but does none of its work."""
FORMAT = 1
"""Number of the form in which timings are kept; another one cannot be read."""
SHORTEST = 0.02
"""A call is repeated until so many seconds are over, and the mean counts."""
SITTINGS = 3
"""The rounds of each comparison are spread over so many sittings, with all others between them."""
MORE_SITTINGS = 2
"""So many more are held where a ratio is too noisy; they bring as many rounds again."""
MOST_SECONDS = 60.0
"""A comparison whose rounds took longer gets no more than those asked for."""
MACHINE_KEYS = ("load_avg_1min", "cpu_freq", "cpu_config", "cpu_affinity", "aslr", "timer")
"""What pyperf knows of a machine and readers may want to know."""

Cancelled = Callable[[], bool]
Timed = tuple[float, Any]
"""Seconds, and what a call returned."""


@attrs.frozen
class Row:
    """One line of a table: a run with so many workers at one size."""

    run: Contender
    entry: Entry
    arguments: tuple[str, ...]
    warm_arguments: tuple[str, ...]
    workers: int
    size: str | None
    missing: str | None

    @property
    def command(self) -> str:
        """What is timed, as a reader would write it."""
        if not self.run.call:
            return " ".join(["python", Path(self.entry.path).name, *self.arguments])
        return call_text(self.run, self.arguments)

    @property
    def server(self) -> tuple[str, int]:
        """Rows of which this is the same are called in the same process."""
        return self.run.title, self.workers


def call_text(run: Contender, arguments: Sequence[str]) -> str:
    """Return a call as a reader would write it."""
    pool = ["pool"] if run.within else []
    return f"{run.call}({', '.join([*pool, *arguments])})"


@attrs.frozen
class Seen:
    """What the rounds showed: seconds by row and round, and what each call returned."""

    seconds: list[list[float]]
    results: list[Any]
    tasks: list[list[float]]
    copies: list[float]
    loads: list[float]

    @property
    def rounds(self) -> int:
        """How many rounds there were."""
        return len(self.loads)


@attrs.define
class Timing:
    """A comparison while it is being timed: `present` are the rows that can run here."""

    comparison: Comparison
    full: bool
    key: str
    rows: list[Row]
    present: list[Row]
    tasks: list[Row]
    seen: Seen
    sittings: int = 0
    elapsed: float = 0.0
    failed: bool = False


def timing_of(catalog: Catalog, comparison: Comparison, full: bool, key: str) -> Timing:
    """Return a comparison of which nothing has been timed."""
    rows = rows_of(comparison, catalog, full)
    present = [] if rows[0].missing else [row for row in rows if not row.missing]
    words = comparison.full_tasks if full and comparison.full_tasks else comparison.tasks
    tasks = [attrs.evolve(rows[0], arguments=task, warm_arguments=task) for task in words]
    seen = Seen([[] for _ in present], [None for _ in present], [[] for _ in tasks], [], [])
    return Timing(comparison, full, key, rows, present, tasks, seen)


def timing_jobs(
    timings: Sequence[Timing], keep: Callable[[Timing], None], cancelled: Cancelled
) -> list[Job]:
    """Return the jobs that time these comparisons in turn, in several sittings each.

    A slow minute of the machine then hits a part of the rounds of each
    comparison and shows as their spread, instead of all rounds of one. `keep`
    is called with each timing that is complete.
    """
    jobs: list[Job] = []
    for number in range(SITTINGS + MORE_SITTINGS):
        for timing in timings:
            do = functools.partial(_sit, timing, number, keep, cancelled)
            jobs.append((timing.comparison.id, do))
    return jobs


def _rounds_by_sitting(asked: int) -> list[int]:
    """Share out the rounds asked for, and as many again among the further sittings."""
    return [
        asked * (n + 1) // sittings - asked * n // sittings
        for sittings in (SITTINGS, MORE_SITTINGS)
        for n in range(sittings)
    ]


def _sit(timing: Timing, number: int, keep: Callable[[Timing], None], cancelled: Cancelled) -> str:
    """Hold one sitting, keep the timing after the last one, and say how it went."""
    if timing.failed:
        return "left out, because it failed before"
    said = "quiet enough"
    if not timing.present:
        said = f"not run: {timing.rows[0].missing}"
    elif number < SITTINGS or (timing.elapsed < MOST_SECONDS and _is_noisy(timing)):
        begin = time.monotonic()
        try:
            take_rounds(timing, _rounds_by_sitting(timing.comparison.rounds)[number], cancelled)
        except AuthorError:
            timing.failed = True
            raise
        timing.elapsed += time.monotonic() - begin
        timing.sittings += 1
        said = f"{timing.seen.rounds} rounds"
    if number == SITTINGS + MORE_SITTINGS - 1:
        keep(timing)
    return said


def files_of(root: Path, timing: Timing) -> dict[str, str]:
    """Return the files of one comparison's recording, by name.

    The keys of ``run.json`` are documented in ``docs/en/about/timings.md``.
    """
    facts: dict[str, Any] = {
        "format": FORMAT,
        "comparison": timing.comparison.id,
        "full": timing.full,
        "noise_bound": NOISE_BOUND,
        "missing": timing.rows[0].missing,
        "recorded_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "sources": sources_of(root, timing.comparison),
        "key": timing.key,
        "machine": circumstances() | _machine(),
    }
    if timing.present:
        facts |= describe(root, timing)
    return {"run.json": json.dumps(facts, indent=2, ensure_ascii=False) + "\n"}


def rows_of(comparison: Comparison, catalog: Catalog, full: bool) -> list[Row]:
    """Return every row of a comparison, by size, run and number of workers."""
    entries = {entry.name: entry for entry in catalog.snippet if not entry.label}
    sizes = comparison.full_sizes if full and comparison.full_sizes else comparison.sizes
    rows = []
    for size in sizes or (None,):
        for run in comparison.runs:
            entry = entries[run.snippet]
            given = arguments_of(run, full)
            warm = given if run.warm_args is None else run.warm_args
            missing = unmet_need(entry.needs, here(), distributions())
            for workers in worker_counts(usable_cpus()) if run.sweep else [usable_cpus()]:
                fill = functools.partial(_fill, workers=workers, size=size)
                rows.append(Row(run, entry, fill(given), fill(warm), workers, size, missing))
    return rows


def _fill(words: Sequence[str], workers: int, size: str | None) -> tuple[str, ...]:
    return tuple(
        word.replace("{workers}", str(workers)).replace("{size}", size or "") for word in words
    )


def comparison_key(root: Path, comparison: Comparison, *, full: bool) -> str:
    """Return the digest of everything that this timing depends on."""
    return key_of(comparison, list(_read_sources(root, comparison).values()), full)


def sources_of(root: Path, comparison: Comparison) -> dict[str, str]:
    """Return the digest of every snippet that takes part, by name."""
    sources = _read_sources(root, comparison)
    return {name: hashlib.sha256(source).hexdigest() for name, source in sources.items()}


def _read_sources(root: Path, comparison: Comparison) -> dict[str, bytes]:
    names = sorted({run.snippet for run in comparison.runs})
    return {name: (root / "snippets" / f"{name}.py").read_bytes() for name in names}


def _machine() -> dict[str, Any]:
    known = pyperf.Run([1.0], collect_metadata=True).get_metadata()
    return {key: known[key] for key in MACHINE_KEYS if key in known}


def take_rounds(timing: Timing, rounds: int, cancelled: Cancelled) -> None:
    """Time everything in so many rounds, after one that only warms, and add what was seen.

    Each round times, once each and in this order, the loading of the first
    program without its work, every row, every task of the first row alone, and
    copies of the first row all at once.

    Raises
    ------
    AuthorError
        A command did not do what the catalog expects of its snippet, or a call
        failed, returned another result than before, or than others.
    """
    rows, seen = timing.present, timing.seen
    with contextlib.ExitStack() as stack:
        servers: dict[tuple[str, int], CallServer] = {}
        for row in rows:
            if row.run.call and row.server not in servers:
                servers[row.server] = stack.enter_context(_server_for(row, cancelled))
        copies = []
        if timing.comparison.copies:
            copies = [servers[rows[0].server]]
            while len(copies) < usable_cpus():
                copies.append(stack.enter_context(_server_for(rows[0], cancelled)))
        timed_rows = [*rows, *timing.tasks]
        for warming in [True] + [False] * rounds:
            loaded = _time_loading(rows[0], cancelled)
            timed = [
                _time_once(row, servers.get(row.server), warming, cancelled) for row in timed_rows
            ]
            together = _time_at_once(copies, rows[0], warming) if copies else None
            if warming:
                continue
            seen.loads.append(loaded)
            _take_results(timing, [result for _, result in timed[: len(rows)]])
            for seconds, (elapsed, _) in zip([*seen.seconds, *seen.tasks], timed, strict=True):
                seconds.append(elapsed)
            if together is not None:
                seen.copies.append(together)


def _server_for(row: Row, cancelled: Cancelled) -> contextlib.AbstractContextManager[CallServer]:
    assert row.run.call
    name, within, limit = row.entry.name, row.run.within, row.entry.limit
    return call_server(name, row.run.call, within, row.workers, limit=limit, cancelled=cancelled)


def _is_noisy(timing: Timing) -> bool:
    return any(
        describe_ratio(ratios)["noisy"]
        for number in range(len(timing.present))
        for ratios in _ratios_of(timing, number).values()
    )


def _time_loading(row: Row, cancelled: Cancelled) -> float:
    if row.run.call:
        return 0.0
    command = [sys.executable, "-c", LOAD, row.entry.path]
    return run_at_terminal(command, limit=60, cancelled=cancelled).seconds


def _time_once(row: Row, server: CallServer | None, warming: bool, cancelled: Cancelled) -> Timed:
    arguments = row.warm_arguments if warming else row.arguments
    if server:
        answer = server.call(arguments, 0 if warming else SHORTEST)
        return answer.seconds, answer.result
    command = [sys.executable, row.entry.path, *arguments]
    run = run_at_terminal(command, limit=row.entry.limit, cancelled=cancelled)
    if what := complaint(row.entry.outcome(here()), run, row.entry.limit):
        raise AuthorError(explain(row.entry, row.command, run, what))
    return run.seconds, None


def _time_at_once(copies: list[CallServer], row: Row, warming: bool) -> float:
    """Return the seconds from the first begin to the last end of all copies."""
    for server in copies:
        server.ask(row.warm_arguments if warming else row.arguments, 0)
    answers = [server.answer() for server in copies]
    return max(each.end for each in answers) - min(each.begin for each in answers)


def _take_results(timing: Timing, results: list[Any]) -> None:
    """Keep what the calls returned, or refuse it if it is another result than it must be."""
    rows, seen = timing.present, timing.seen
    if seen.rounds == 1:
        seen.results[:] = results
    for row, before, now in zip(rows, seen.results, results, strict=True):
        if before != now:
            raise AuthorError(
                f"{row.entry.path}: {row.command} returned {before}, then {now}; "
                "make it return the same whenever its arguments are the same"
            )
    if timing.comparison.agree:
        called = [(row, each) for row, each in zip(rows, results, strict=True) if row.run.call]
        first: dict[str | None, tuple[Row, Any]] = {}
        for row, result in called:
            one, expected = first.setdefault(row.size, (row, result))
            if result != expected:
                raise AuthorError(
                    f"{row.entry.path}: {row.command} returned {result}, but {one.command} of "
                    f"{one.entry.path} returned {expected}; mend the one that is wrong"
                )


def _ratios_of(timing: Timing, number: int) -> dict[str, list[float]]:
    """Return how many times as fast a row was as each baseline, round by round."""
    comparison, rows, seen = timing.comparison, timing.present, timing.seen
    own, found = rows[number], {}
    for name in comparison.against or (comparison.runs[0].title,):
        for other, row in enumerate(rows):
            same = row.run.title == name and row.size == own.size
            if same and (not row.run.sweep or row.workers == usable_cpus()):
                pairs = zip(seen.seconds[other], seen.seconds[number], strict=True)
                found[name] = [base / each for base, each in pairs]
                break
    return found


def describe(root: Path, timing: Timing) -> dict[str, Any]:
    """Return what the rounds showed, with medians, spreads, ratios and ceilings."""
    comparison, seen = timing.comparison, timing.seen
    load = statistics.median(seen.loads)
    sizes = [max(0.0, statistics.median(seconds) - load) for seconds in seen.tasks]
    throughput = [
        usable_cpus() * alone / together
        for alone, together in zip(seen.seconds[0], seen.copies, strict=False)
    ]
    described = []
    for row in timing.rows:
        facts: dict[str, Any] = {
            "name": row.run.title,
            "snippet": row.entry.name,
            "kind": "call" if row.run.call else "command",
            "command": row.command,
            "workers": row.workers,
            "sweep": row.run.sweep,
            "size": row.size,
            "missing": row.missing,
            "result": None,
            "speedup": {},
            "ceiling": None,
            "of_ceiling": None,
        }
        if comparison.costs:
            source = (root / row.entry.path).read_bytes()
            lines = [line for line in source.splitlines() if line.strip()]
            facts |= {"lines": len(lines), "packages": versions_of(row.entry.needs.packages)}
        if not row.missing:
            number = timing.present.index(row)
            ratios = _ratios_of(timing, number)
            facts |= describe_times(seen.seconds[number])
            facts["result"] = seen.results[number]
            facts["speedup"] = {name: describe_ratio(each) for name, each in ratios.items()}
            if row.run.ceiling != "none":
                pairs = zip(seen.seconds[0], seen.seconds[number], strict=True)
                speedups = [first / own for first, own in pairs]
                facts |= _held_against_ceiling(row, speedups, sizes, throughput)
        described.append(facts)
    return {
        "rounds": seen.rounds,
        "sittings": timing.sittings,
        "load_seconds": load,
        "rows": described,
        "tasks": [
            {"command": row.command, **describe_times(seconds), "share": size / sum(sizes)}
            for row, seconds, size in zip(timing.tasks, seen.tasks, sizes, strict=True)
        ],
        "ceiling_by_tasks": ceiling_of_tasks(sizes, None) if sizes else None,
        "copies": {
            "count": usable_cpus(),
            **describe_times(seen.copies),
            "throughput": describe_ratio(throughput),
        }
        if throughput
        else None,
    }


def _held_against_ceiling(
    row: Row, speedups: list[float], sizes: list[float], throughput: list[float]
) -> dict[str, Any]:
    """Return a row's ceiling and how near it came, round by round where copies were timed."""
    cpus = throughput or [float(usable_cpus())] * len(speedups)
    if row.run.ceiling == "tasks":
        ceilings = [ceiling_of_tasks(sizes, each) for each in cpus]
    else:
        parts = row.run.parts or (row.workers if row.run.sweep else usable_cpus())
        ceilings = [ceiling_of_tasks([1.0] * parts, each) for each in cpus]
    shares = [speedup / ceiling for speedup, ceiling in zip(speedups, ceilings, strict=True)]
    return {"ceiling": describe_ratio(ceilings), "of_ceiling": describe_ratio(shares)}
