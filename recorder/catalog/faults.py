"""What is wrong with the entries and comparisons of the catalog, each fault after its line."""

import re
from collections import Counter
from collections.abc import Iterator

from recorder.catalog.comparisons import Comparison
from recorder.catalog.entries import CONDITION, LABEL, SINCE, Entry

MOST_SECONDS = 3600.0


def faults_of_entries(entries: list[Entry]) -> Iterator[str]:
    """Yield what is wrong with single runs and among them."""
    counts = Counter(entry.id for entry in entries)
    axes = Counter(entry.show.axis for entry in entries if entry.show.timeline)
    for entry in entries:
        where = entry.line
        run, expect, show = entry.run, entry.expect, entry.show
        if counts[entry.id] > 1:
            yield f"{where}: {entry.id!r} stands here twice; remove one or label it"
        if not 0 < run.limit <= MOST_SECONDS:
            yield (
                f"{where}: limit = {run.limit} of {entry.id!r}; "
                f"use seconds above 0, {MOST_SECONDS:g} at most"
            )
        if show.axis and show.timeline and axes[show.axis] < 2:
            yield f"{where}: no other figure has axis = {show.axis!r} of {entry.id!r}; drop it"
        if run.each_start_method and entry.label:
            yield f"{where}: {entry.id!r} has a label and each_start_method; remove one"
        if show.each_timeline and not run.each_start_method:
            yield f"{where}: {entry.id!r} has each_timeline without each_start_method"
        if show.since is not None and not SINCE.fullmatch(show.since):
            yield f"{where}: since = {show.since!r} of {entry.id!r}; use a version such as '3.14'"
        for outcome in (expect, *expect.under.values()):
            if outcome.expect == "raises" and not outcome.exception:
                yield f"{where}: {entry.id!r} raises; say which `exception`"
            if outcome.message and (what := _fault_of_pattern(outcome.message)):
                yield f"{where}: message {outcome.message!r} of {entry.id!r} is no pattern: {what}"
        for conditions in expect.under:
            for word in conditions.split() or [""]:
                if not CONDITION.fullmatch(word):
                    yield (
                        f"{where}: `under` of {entry.id!r} says {word!r}; use a start method, "
                        "Linux, Darwin, Windows, or a bound such as '>=3.14'"
                    )
        if run.ctrl_c_after and run.needs.system is None:
            yield f"{where}: {entry.id!r} has ctrl_c_after; say needs = {{ system = 'POSIX' }}"
        yield from (f"{where}: {fault}" for fault in _faults_of_display(entry, counts))
        if show.no_timeline and (show.timeline or show.each_timeline):
            yield f"{where}: {entry.id!r} has a timeline and `no_timeline`; remove one"
        if expect.under and not show.explained:
            yield (
                f"{where}: the outcome of {entry.id!r} depends on the place; say in `explained` "
                "which section tells why, such as 'names.md#shadow-the-target'"
            )


def _faults_of_display(entry: Entry, counts: Counter[str]) -> Iterator[str]:
    show = entry.show
    if show.changes is not None and (show.changes not in counts or show.changes == entry.name):
        yield f"`changes` of {entry.id!r} names no other snippet: {show.changes!r}; correct it"
    if show.excerpt is not None and (len(show.excerpt) != 2 or min(show.excerpt) < 0):
        yield f"excerpt = {[*show.excerpt]} of {entry.id!r}; use two numbers of lines"
    if show.bars and not show.table:
        yield f"{entry.id!r} has bars and no table; say `table`, or drop `bars`"
    if show.bars and not show.bars.name:
        yield f"bars of {entry.id!r} have no names; say in `name` which columns name them"
    for name, pattern in show.values.items():
        if not LABEL.fullmatch(name):
            yield f"`values` of {entry.id!r} names {name!r}; use a name like 'two_words'"
        if what := _fault_of_pattern(pattern):
            yield f"pattern {pattern!r} of {entry.id!r}: {what}; correct it"
        elif re.compile(pattern).groups != 1:
            yield f"pattern {pattern!r} of {entry.id!r} has not one group; put one in it"


def _fault_of_pattern(pattern: str) -> str:
    """Return why a text is no regular expression, or nothing."""
    try:
        re.compile(pattern)
    except re.error as error:
        return str(error)
    return ""


def faults_of_comparisons(entries: list[Entry], comparisons: list[Comparison]) -> Iterator[str]:
    """Yield what is wrong with comparisons; `entries` are the runs of the catalog."""
    names = {entry.name for entry in entries}
    counts = Counter(comparison.id for comparison in comparisons)
    for comparison in comparisons:
        where = comparison.line
        for run in comparison.runs:
            if run.snippet not in names:
                yield f"{where}: no snippet is called {run.snippet!r}; correct the name"
        yield from (f"{where}: {fault}" for fault in comparison.faults())
        if comparison.id in names:
            yield f"{where}: {comparison.id!r} is a snippet's name; choose another id"
        if counts[comparison.id] > 1:
            yield f"{where}: {comparison.id!r} stands here twice; rename one"
