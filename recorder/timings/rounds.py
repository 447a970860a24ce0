"""Times programs and functions against each other, in turn, with nothing else beside them.

A pilot tells what a round costs. Then the number of rounds is fixed, of all
comparisons together, and only then the first round that counts is taken.
"""

import contextlib
import functools
import time
from collections.abc import Callable, Iterator
from functools import partial

import attrs

from recorder.catalog.comparisons import Comparison
from recorder.catalog.load import Catalog
from recorder.errors import AuthorError
from recorder.paths import TIMED
from recorder.runs.jobs import Job
from recorder.runs.store import Kept, load_folder, save
from recorder.runs.terminal import Suspended
from recorder.timings.calls import call_servers
from recorder.timings.one_round import (
    SHORTEST,
    Round,
    nothing_known,
    refuse_change,
    server_for,
    servers_wanted,
    take_round,
)
from recorder.timings.plan import FEWEST, SITTINGS, Cost, by_sitting, share_out
from recorder.timings.rows import Row, comparison_key, states_of
from recorder.timings.underway import Timing, facts_of, timing_of

TRIES = 5
"""How often a round is taken again during which this program was suspended."""
OVERHEAD = 0.03
"""What it takes to start, watch and clean up a command, beside the time of its run."""


def current(comparison: Comparison, catalog: Catalog, *, full: bool) -> Kept | None:
    """Return the timing that is kept, if nothing has changed since that it depends on.

    A comparison that a default build does not time shows its full sizes there, too.
    """
    key = comparison_key(comparison, catalog, full=full or comparison.full_only)
    return load_folder(TIMED / comparison.id, key)


def jobs(
    catalog: Catalog, wanted: set[str], *, fresh: bool, full: bool, budget: float | None
) -> list[Job]:
    """Return the jobs that time what is not current: all pilots, then several sittings each.

    Together they spend `budget` seconds on idle CPUs; if None, every comparison
    gets the rounds that the catalog asks for. A slow minute of the machine hits
    a part of the rounds of each comparison, instead of all rounds of one.
    """
    due = [
        timing_of(comparison, catalog, full, budget)
        for comparison in catalog.comparisons
        if comparison.id in wanted
        and (full or not comparison.full_only)
        and (fresh or current(comparison, catalog, full=full) is None)
    ]

    @functools.cache
    def rounds() -> dict[str, int]:
        costs = {each.comparison.id: each.cost for each in due if each.cost and not each.failed}
        if budget is None:
            return {name: cost.most for name, cost in costs.items()}
        return share_out(costs, budget - sum(each.elapsed for each in due))

    made: list[Job] = [(f"{each.comparison.id}, pilot", partial(pilot, each)) for each in due]
    for number in range(SITTINGS):
        made += [(each.comparison.id, partial(sit, each, rounds, number)) for each in due]
    return made


def pilot(timing: Timing) -> str:
    """Take a round that does not count but warms up, and note what it cost."""
    with _timed(timing):
        timing.begun = timing.key(), states_of(timing.comparison)
        if not timing.present:
            _keep(timing, 0)
            return f"not run: {timing.rows[0].missing}"
        begin = time.monotonic()
        _open(timing)
        opened = time.monotonic()
        taken = _take(timing, timing.known, shortest=0.0)
        ended = time.monotonic()
        known = [timing.known(row) for row in (*timing.present, *timing.tasks)]
        longer = sum(each + OVERHEAD for each in known if each)
        longer += sum(max(0.0, SHORTEST - seconds) for seconds in taken.rows)
        cost = Cost(
            opening=opened - begin, round=ended - opened + longer, most=timing.comparison.rounds
        )
        if timing.budget is not None and cost.sittings(FEWEST) == 1:
            cost = attrs.evolve(cost, stays_open=True)
        else:
            timing.stack.close()
            cost = attrs.evolve(cost, opening=cost.opening + time.monotonic() - ended)
        timing.cost = cost
    return f"{cost.opening:.1f} s to open, {cost.round:.1f} s for a round"


def sit(timing: Timing, rounds: Callable[[], dict[str, int]], number: int) -> str:
    """Hold one sitting, keep the timing after the last one, and say how it went."""
    if timing.failed:
        return "left out, because it failed before"
    if not timing.cost:
        return "not run"
    planned = rounds()[timing.comparison.id]
    sittings = SITTINGS if timing.budget is None else timing.cost.sittings(planned)
    if number >= sittings:
        return "has had all its rounds"
    with _timed(timing):
        if not timing.cost.stays_open:
            _open(timing)
        for _ in range(by_sitting(planned, sittings)[number]):
            timing.seen.append(_take(timing))
            refuse_change(timing.present, timing.seen[0].results, timing.seen[-1].results)
        timing.stack.close()
        if number == sittings - 1:
            _keep(timing, sittings)
    return f"{len(timing.seen)} of {planned} rounds, {timing.elapsed:.1f} s so far"


@contextlib.contextmanager
def _timed(timing: Timing) -> Iterator[None]:
    """Add up the seconds that are spent; after any failure nothing stays open."""
    begin = time.monotonic()
    try:
        yield
    except BaseException:
        timing.failed = True
        timing.stack.close()
        raise
    finally:
        timing.elapsed += time.monotonic() - begin


def _open(timing: Timing) -> None:
    """Open the processes that call, and call in each once, perhaps with less to do."""
    rows = servers_wanted(timing.comparison, timing.present)
    opened = timing.stack.enter_context(call_servers([server_for(row) for row in rows]))
    timing.servers = {row.server: [] for row in rows}
    for row, server in zip(rows, opened, strict=True):
        server.call(row.warm_arguments, 0)
        timing.servers[row.server].append(server)


def _take(
    timing: Timing,
    known: Callable[[Row], float | None] = nothing_known,
    shortest: float = SHORTEST,
) -> Round:
    """Take a round, again if this program was suspended meanwhile."""
    for _ in range(TRIES):
        with contextlib.suppress(Suspended):
            rows, tasks, servers = timing.present, timing.tasks, timing.servers
            return take_round(timing.comparison, rows, tasks, servers, known, shortest)
    raise AuthorError(f"{timing.comparison.id}: this program was suspended; time it again")


def _keep(timing: Timing, sittings: int) -> None:
    """Keep what was seen, unless a snippet was edited meanwhile."""
    name, (key, before) = timing.comparison.id, timing.begun
    now = states_of(timing.comparison)
    if changed := [f"snippets/{each}.py" for each in now if now[each] != before[each]]:
        files = ", ".join(changed)
        raise AuthorError(f"{files}: changed while {name!r} was timed; let it rest and run again")
    if timing.key() != key:
        raise AuthorError(f"{name}: this machine or recorder changed meanwhile; time it again")
    save(TIMED / name, facts_of(timing, sittings), {})
