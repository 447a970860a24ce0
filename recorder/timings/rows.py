"""Says what is timed: the rows of a comparison, and everything that their times depend on."""

import functools
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs

from recorder.catalog.comparisons import Comparison, Contender
from recorder.catalog.entries import Entry
from recorder.catalog.load import Catalog
from recorder.errors import AuthorError
from recorder.paths import SNIPPETS
from recorder.runs.expected import unmet_need
from recorder.runs.interpreters import own_interpreter
from recorder.runs.machine import machine, usable_cpus
from recorder.runs.store import RUNNERS, digest_of, packages_of, runners_digest

TIMERS = (
    *RUNNERS,
    "timings/call_server.py",
    "timings/calls.py",
    "timings/one_round.py",
    "timings/plan.py",
    "timings/rounds.py",
    "timings/rows.py",
    "timings/underway.py",
)
"""The files of the recorder that time, and judge what they time."""
DISPLAY = {"against", "result", "costs", "line"}
"""What pages show of a comparison, and no time depends on."""
DISPLAY_OF_RUN = {"ceiling", "parts"}


@attrs.frozen
class Row:
    """One line of a table: a run with so many workers at one size."""

    run: Contender
    entry: Entry
    arguments: tuple[str, ...]
    warm_arguments: tuple[str, ...]
    workers: int
    size: str | None
    work: float
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


def rows_of(comparison: Comparison, catalog: Catalog, full: bool) -> list[Row]:
    """Return every row of a comparison, by size, run and number of workers."""
    entries = entries_of(comparison, catalog)
    interpreter = own_interpreter()
    sizes = comparison.full_sizes if full and comparison.full_sizes else comparison.sizes
    rows = []
    for size in sizes or (None,):
        for run in comparison.runs:
            entry = entries[run.snippet]
            given = run.arguments(full)
            warm = given if run.warm_args is None else run.warm_args
            missing = unmet_need(entry.run.needs, interpreter.place(), interpreter.packages)
            for workers in worker_counts(usable_cpus()) if run.sweep else [usable_cpus()]:
                fill = functools.partial(_fill, workers=workers, size=size)
                rows.append(
                    Row(
                        run=run,
                        entry=entry,
                        arguments=fill(given),
                        warm_arguments=fill(warm),
                        workers=workers,
                        size=size,
                        work=run.units(full),
                        missing=missing,
                    )
                )
    return rows


def _fill(words: Sequence[str], workers: int, size: str | None) -> tuple[str, ...]:
    return tuple(
        word.replace("{workers}", str(workers)).replace("{size}", size or "") for word in words
    )


def worker_counts(cpus: int) -> list[int]:
    """Return the numbers of workers to try, from 1 to twice the CPUs, ten or so at most."""
    if cpus <= 4:
        return list(range(1, 2 * cpus + 1))
    powers = [2**n for n in range(cpus.bit_length()) if 2**n < cpus]
    return sorted({*powers, 3 * cpus // 4, cpus, 3 * cpus // 2, 2 * cpus})


def entries_of(comparison: Comparison, catalog: Catalog) -> dict[str, Entry]:
    """Return the catalog's entry of each snippet that takes part."""
    taking_part = {run.snippet for run in comparison.runs}
    return {
        entry.name: entry
        for entry in catalog.entries
        if not entry.label and entry.name in taking_part
    }


def states_of(comparison: Comparison) -> dict[str, tuple[bytes, int]]:
    """Return, of each snippet that takes part, the bytes and the moment of the last change."""
    states = {}
    for name in sorted({run.snippet for run in comparison.runs}):
        path = SNIPPETS / f"{name}.py"
        try:
            states[name] = path.read_bytes(), path.stat().st_mtime_ns
        except OSError as error:
            raise AuthorError(f"{path}: could not be read: {error.strerror}; restore it") from None
    return states


def sources_of(comparison: Comparison) -> dict[str, str]:
    """Return a digest of each snippet that takes part, however its lines end."""
    return {
        name: hashlib.sha256(source.replace(b"\r\n", b"\n")).hexdigest()
        for name, (source, _) in states_of(comparison).items()
    }


def comparison_key(comparison: Comparison, catalog: Catalog, *, full: bool) -> str:
    """Return the digest of everything that these times depend on."""
    return digest_of(
        {
            "comparison": _to_run(comparison),
            "full": full,
            "sources": sources_of(comparison),
            "entries": [
                [name, entry.run.limit, attrs.asdict(entry.expect)]
                for name, entry in sorted(entries_of(comparison, catalog).items())
            ],
            "packages": [
                packages_of(entry, own_interpreter())
                for _, entry in sorted(entries_of(comparison, catalog).items())
            ],
            "python": own_interpreter().build,
            "machine": machine(),
            "timers": runners_digest(TIMERS),
        }
    )


def _to_run(comparison: Comparison) -> dict[str, Any]:
    """Return what the catalog says of how to time a comparison."""
    facts = {k: v for k, v in attrs.asdict(comparison).items() if k not in DISPLAY}
    runs = [{k: v for k, v in run.items() if k not in DISPLAY_OF_RUN} for run in facts["runs"]]
    return facts | {"runs": runs}
