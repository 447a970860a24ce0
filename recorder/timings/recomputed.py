"""Computes once more what a stored timing says of its own seconds, in a way of its own.

Not here: a ceiling that depends on the catalog's `parts`. Pages compute it anew in any case.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from recorder.catalog.comparisons import Comparison
from recorder.timings.facts import DerivedRow, DerivedTiming, Timing
from recorder.timings.ratios import CONFIDENCE, Ratio


def faults_of_numbers(timing: DerivedTiming) -> Iterator[str]:
    """Yield each number that does not follow from the seconds: what it is, and by its seconds."""
    yield from _other("load_seconds", timing.load_seconds, _middle(timing.loads or [0.0]))
    first = timing.rows[0]
    for number, row in enumerate(timing.rows):
        for name, ratio in row.speedup.items():
            where = f"rows[{number}].speedup[{name!r}]"
            base = _base(timing, row, name)
            if base is None or row.missing:
                yield f"{where}: no row of this name was timed at its size"
            else:
                yield from _faults_of_ratio(where, ratio, _rates(base, row))
        constant = row.ceiling and row.ceiling.min == row.ceiling.max
        if (row.ceiling is None) != (row.of_ceiling is None):
            yield f"rows[{number}]: has a ceiling or a share of it, not both"
        elif row.ceiling and row.of_ceiling and constant:
            shares = [rate / row.ceiling.min for rate in _rates(first, row)]
            yield from _faults_of_ratio(f"rows[{number}].of_ceiling", row.of_ceiling, shares)
    alone = [max(0.0, _middle(task.seconds) - timing.load_seconds) for task in timing.tasks]
    alone = alone if any(alone) else [1.0 for _ in alone]
    for number, task in enumerate(timing.tasks):
        yield from _other(f"tasks[{number}].share", task.share, alone[number] / math.fsum(alone))
    bound = math.fsum(alone) / max(alone) if alone else None
    yield from _other("ceiling_by_tasks", timing.ceiling_by_tasks, bound)
    if timing.copies:
        pairs = zip(first.seconds, timing.copies.seconds, strict=True)
        work = [timing.copies.count * one / together for one, together in pairs]
        yield from _faults_of_ratio("copies.throughput", timing.copies.throughput, work)


def faults_of_results(timing: Timing, comparison: Comparison) -> Iterator[str]:
    """Yield each call that returned another result than the first one of its size."""
    expected: dict[str | None, Any] = {}
    for number, row in enumerate(timing.rows):
        called = row.kind == "call" and not row.missing
        if comparison.agree and called and row.result != expected.setdefault(row.size, row.result):
            one = expected[row.size]
            yield f"rows[{number}].result: is {row.result!r:.60}, but {one!r:.60} in a row before"


def _base(timing: DerivedTiming, row: DerivedRow, name: str) -> DerivedRow | None:
    """Return the row that a speed-up is over."""
    for each in timing.rows:
        alike = (each.name, each.size, each.missing) == (name, row.size, None)
        if alike and (not each.sweep or each.workers == timing.machine.usable_cpus):
            return each
    return None


def _rates(base: DerivedRow, row: DerivedRow) -> list[float]:
    pairs = zip(base.seconds, row.seconds, strict=True)
    return [one * row.work / (own * base.work) for one, own in pairs]


def _middle(values: Sequence[float]) -> float:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _faults_of_ratio(where: str, ratio: Ratio, values: Sequence[float]) -> Iterator[str]:
    ordered, outside = sorted(values), 0
    # The median lies below the k lowest of n values with the probability of k heads or fewer.
    heads = [math.comb(len(ordered), k) / 2 ** len(ordered) for k in range(len(ordered) + 1)]
    while 2 * (outside + 1) < len(ordered) - 1 and 2 * sum(heads[: outside + 2]) <= 1 - CONFIDENCE:
        outside += 1
    computed = {
        "median": _middle(ordered),
        "min": ordered[0],
        "max": ordered[-1],
        "low": ordered[outside],
        "high": ordered[-1 - outside],
    }
    for name, given in attrs.asdict(ratio).items():
        yield from _other(f"{where}.{name}", given, computed[name])


def _other(where: str, given: float | None, computed: float | None) -> Iterator[str]:
    if given is None or computed is None:
        same = given is computed
    else:
        same = math.isclose(given, computed, rel_tol=1e-6, abs_tol=1e-12)
    if not same:
        yield f"{where}: is {given}, but {computed} by its seconds"
