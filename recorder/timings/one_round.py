"""Takes one round: times each row once, in order, and checks what the runs and calls did."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from recorder.catalog.comparisons import Comparison
from recorder.errors import AuthorError
from recorder.runs.expected import complaint, explain
from recorder.runs.interpreters import own_interpreter
from recorder.runs.machine import usable_cpus
from recorder.runs.store import Kept
from recorder.runs.terminal import run_at_terminal
from recorder.timings.calls import CallServer, Wanted
from recorder.timings.rows import Row

LOAD = "import sys; exec(compile(open(sys.argv[1]).read(), sys.argv[1], 'exec'), {'__name__': ''})"
"""Imports what a program imports and defines what it defines, but does none of its work."""
SHORTEST = 0.01
"""A call is repeated until so many seconds are over, and the mean counts."""

Servers = Mapping[tuple[str, int], Sequence[CallServer]]
"""The processes that call for each row; for the first one as many as there are copies."""


@attrs.frozen
class Round:
    """Seconds of one round, and what the calls of its rows returned."""

    load: float
    rows: list[float]
    results: list[Any]
    tasks: list[float]
    copies: float | None


def nothing_known(row: Row) -> None:
    """Know of no row how long it takes."""


def take_round(
    comparison: Comparison,
    rows: Sequence[Row],
    tasks: Sequence[Row],
    servers: Servers,
    known: Callable[[Row], float | None] = nothing_known,
    shortest: float = SHORTEST,
) -> Round:
    """Time everything once, short calls for at least `shortest` seconds.

    In this order: the loading of the first program without its work, every
    row, every task of the first row alone, and copies of the first row all at
    once. A row of which it is known how long it takes is not run.
    """
    load = _time_loading(rows[0])
    timed = []
    for row in [*rows, *tasks]:
        seconds = known(row)
        timed.append((seconds, None) if seconds else _time_once(row, servers, shortest))
    copies = _time_at_once(servers[rows[0].server], rows[0]) if comparison.copies else None
    results = [result for _, result in timed[: len(rows)]]
    if comparison.agree:
        _refuse_disagreement(rows, results)
    seconds_of_all = [seconds for seconds, _ in timed]
    return Round(load, seconds_of_all[: len(rows)], results, seconds_of_all[len(rows) :], copies)


def servers_wanted(comparison: Comparison, rows: Sequence[Row]) -> list[Row]:
    """Return a row for each process to open: one for each call, more of the first for copies."""
    called: dict[tuple[str, int], Row] = {}
    for row in rows:
        if row.run.call:
            called.setdefault(row.server, row)
    copies = usable_cpus() - 1 if comparison.copies else 0
    return [*called.values(), *[rows[0]] * copies]


def server_for(row: Row) -> Wanted:
    """Return what the process of a row has to open."""
    assert row.run.call
    return Wanted(
        snippet=row.entry.name,
        call=row.run.call,
        within=row.run.within,
        workers=row.workers,
        limit=row.entry.run.limit,
    )


def _time_loading(row: Row) -> float:
    if row.run.call:
        return 0.0
    return run_at_terminal([sys.executable, "-c", LOAD, row.entry.path], limit=60).seconds


def _time_once(row: Row, servers: Servers, shortest: float) -> tuple[float, Any]:
    if row.run.call:
        answer = servers[row.server][0].call(row.arguments, shortest)
        return answer.seconds, answer.result
    limit = row.entry.run.limit
    run = run_at_terminal([sys.executable, row.entry.path, *row.arguments], limit=limit)
    facts = {
        "command": row.command,
        "exit_code": run.exit_code,
        "limit_seconds": limit,
        "left_behind": run.left_behind,
        "fault": None,
    }
    kept = Kept(facts, run.output.decode("utf-8", "backslashreplace"), {})
    if what := complaint(row.entry.outcome(own_interpreter().place()), kept):
        raise AuthorError(explain(row.entry, kept, what))
    return run.seconds, None


def _time_at_once(copies: Sequence[CallServer], row: Row) -> float:
    """Return the seconds from the first begin to the last end of all copies."""
    for server in copies:
        server.ask(row.arguments, 0)
    answers = [server.answer() for server in copies]
    return max(each.end for each in answers) - min(each.begin for each in answers)


def refuse_change(rows: Sequence[Row], before: Sequence[Any], now: Sequence[Any]) -> None:
    """Refuse a call that returned another result than in the round before."""
    for row, one, other in zip(rows, before, now, strict=True):
        if one != other:
            raise AuthorError(
                f"{row.entry.path}: {row.command} returned {one}, then {other}; "
                "make it return the same whenever its arguments are the same"
            )


def _refuse_disagreement(rows: Sequence[Row], results: Sequence[Any]) -> None:
    """Refuse a call that returned another result than the others of its size."""
    first: dict[str | None, tuple[Row, Any]] = {}
    for row, result in zip(rows, results, strict=True):
        if not row.run.call:
            continue
        one, expected = first.setdefault(row.size, (row, result))
        if result != expected:
            raise AuthorError(
                f"{row.entry.path}: {row.command} returned {result}, but {one.command} of "
                f"{one.entry.path} returned {expected}; mend the one that is wrong"
            )
