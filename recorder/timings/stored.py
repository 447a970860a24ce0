"""Reads the timings of other machines in ``docs/timings/``, and takes none that is not whole."""

import json
import math
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import attrs
import cattrs

from recorder.catalog.comparisons import Comparison
from recorder.errors import AuthorError, raise_all
from recorder.pages.plain_text import faults_of_tags, faults_of_texts
from recorder.paths import STORED_TIMINGS, files_below
from recorder.timings.facts import FORMAT, DerivedTiming, Timing, times_of
from recorder.timings.ratios import Ratio
from recorder.timings.recomputed import faults_of_numbers, faults_of_results

Kind = TypeVar("Kind")
REMEDY = "put a whole build/timings.json of another machine there, or remove it"
MOST_SECONDS = 1e7
MOST_FAULTS = 5
"""More of one timing tell nobody more."""


def load_stored(comparisons: Iterable[Comparison] = ()) -> list[dict[str, Timing]]:
    """Return what other machines measured, by file and comparison.

    Of these comparisons, results that have to agree do.

    All that follows from the times is computed anew, so that every machine is
    judged alike; but a file in which it does not follow is not taken.
    """
    stored = []
    for path in files_below(STORED_TIMINGS, "*.json"):
        shown = path.as_posix()
        timings = _timings_in(parsed(path, REMEDY), shown)
        raise_all(
            [
                f"{shown}: timings[{each.id!r}].{fault}; {REMEDY}"
                for each in comparisons
                if each.id in timings
                for fault in faults_of_results(timings[each.id], each)
            ]
        )
        stored.append(timings)
    return stored


def _timings_in(content: Any, shown: str) -> dict[str, Timing]:
    if not isinstance(content, dict) or set(content) != {"format", "timings"}:
        raise AuthorError(f"{shown}: no stored timings; {REMEDY}")
    if content["format"] != FORMAT:
        form = content["format"]
        raise AuthorError(f"{shown}: its format is {form!r}, not {FORMAT}; {REMEDY}")
    if not isinstance(content["timings"], dict):
        raise AuthorError(f"{shown}: no stored timings; {REMEDY}")
    timings = {}
    problems: list[str] = []
    for name, facts in content["timings"].items():
        where = f"{shown}: timings[{name!r}]"
        try:
            timing = structured(facts, DerivedTiming)
        except cattrs.BaseValidationError as error:
            lines = cattrs.transform_error(error)[:MOST_FAULTS]
            problems += [f"{where}: {line}; {REMEDY}" for line in lines]
            continue
        except (AttributeError, TypeError, ValueError):
            problems.append(f"{where}: is no timing; {REMEDY}")
            continue
        faults = list(faults_of(timing))[:MOST_FAULTS]
        if not faults and not timing.missing:
            faults = list(faults_of_numbers(timing))[:MOST_FAULTS]
        if timing.comparison != name:
            faults.append(f"comparison: is {timing.comparison!r}")
        problems += [f"{where}.{fault}; {REMEDY}" for fault in faults]
        timings[name] = timing
    raise_all(problems)
    return dict(timings)


def parsed(path: Path, remedy: str) -> Any:
    """Return what a file holds as JSON."""
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise AuthorError(f"{path}: could not be read: {error.strerror}; {remedy}") from None
    except (ValueError, RecursionError) as error:
        raise AuthorError(f"{path}: not valid JSON: {error}; {remedy}") from None


def structured(facts: Any, kind: type[Kind]) -> Kind:
    """Return plain data as an object: every key, no other, each value of its very type."""
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    for plain in (bool, str, int, float):
        converter.register_structure_hook(plain, _as_it_is)
    return converter.structure(facts, kind)


def _as_it_is(value: Any, wanted: type) -> Any:
    if type(value) is not wanted and (wanted, type(value)) != (float, int):
        raise TypeError(f"expected {wanted.__name__}, got {value!r:.60}")
    if wanted is float and not math.isfinite(value):
        raise ValueError(f"{value} is no number")
    return float(value) if wanted is float else value


def faults_of(timing: DerivedTiming) -> Iterator[str]:
    """Yield what does not fit together in a timing, and where."""
    try:
        if datetime.fromisoformat(timing.recorded_at).tzinfo is None:
            yield f"recorded_at: {timing.recorded_at!r:.60} names no time zone"
    except ValueError:
        yield f"recorded_at: {timing.recorded_at!r:.60} is no moment"
    if timing.format != FORMAT:
        yield f"format: is {timing.format}, not {FORMAT}"
    if timing.machine.usable_cpus < 1:
        yield f"machine.usable_cpus: is {timing.machine.usable_cpus}"
    machine = attrs.asdict(timing.machine)
    yield from (f"machine.{fault}" for fault in faults_of_texts(machine))
    yield from (f"machine.{fault}" for fault in faults_of_tags(machine))
    yield from faults_of_texts({"per": timing.per, "missing": timing.missing, "key": timing.key})
    for number, row in enumerate(timing.rows):
        texts = {n: getattr(row, n) for n in ("name", "command", "size", "missing", "snippet")}
        texts |= {f"packages[{name!r}]": each for name, each in row.packages.items()}
        yield from (f"rows[{number}].{fault}" for fault in faults_of_texts(texts))
    if timing.missing:
        return
    if timing.rounds < 1 or not timing.rows or timing.rows[0].missing:
        yield "rows: the first was not timed"
        return
    if len(timing.loads) != timing.rounds or not all(0 <= e < MOST_SECONDS for e in timing.loads):
        yield f"loads: not {timing.rounds} times"
    for number, row in enumerate(timing.rows):
        where = f"rows[{number}]"
        if row.workers < 1 or not row.work > 0 or row.lines < 0:
            yield f"{where}: workers, work or lines are below 1"
        elif not row.missing or row.seconds:
            yield from _faults_of_times(row, timing.rounds, row.work, where)
        ratios: dict[str, Ratio | None] = {
            f"speedup[{name!r}]": ratio for name, ratio in row.speedup.items()
        }
        ratios |= {"ceiling": row.ceiling, "of_ceiling": row.of_ceiling}
        yield from _faults_of_ratios(ratios, where)
    for number, task in enumerate(timing.tasks):
        yield from _faults_of_times(task, timing.rounds, 1.0, f"tasks[{number}]")
        if not 0 <= task.share <= 1:
            yield f"tasks[{number}].share: is {task.share}"
    if timing.copies:
        yield from _faults_of_times(timing.copies, timing.rounds, 1.0, "copies")
        yield from _faults_of_ratios({"throughput": timing.copies.throughput}, "copies")
        if timing.copies.count < 1:
            yield f"copies.count: is {timing.copies.count}"
    by_size: dict[str | None, list[tuple[str, int]]] = {}
    for row in timing.rows:
        by_size.setdefault(row.size, []).append((row.name, row.workers))
    if len({tuple(each) for each in by_size.values()}) != 1:
        yield "rows: not the same at every size"


def _faults_of_times(facts: Any, rounds: int, work: float, where: str) -> Iterator[str]:
    """Yield what is wrong with times: their number, their size, what was computed from them."""
    if len(facts.seconds) != rounds or not all(0 < each < MOST_SECONDS for each in facts.seconds):
        yield f"{where}.seconds: not {rounds} times above 0"
        return
    for name, computed in times_of(facts.seconds, work).items():
        given = getattr(facts, name)
        if given is None or computed is None or not math.isclose(given, computed, rel_tol=1e-6):
            yield f"{where}.{name}: is {given}, but {computed} by its seconds"


def _faults_of_ratios(ratios: dict[str, Ratio | None], where: str) -> Iterator[str]:
    for name, ratio in ratios.items():
        if ratio is None:
            continue
        ordered = (ratio.min, ratio.low, ratio.median, ratio.high, ratio.max)
        if ratio.min <= 0 or list(ordered) != sorted(ordered):
            yield f"{where}.{name}: {attrs.asdict(ratio)} is no ratio"
