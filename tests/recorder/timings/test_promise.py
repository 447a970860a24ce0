"""Whether the intervals that pages state hold the truth as often as the site says.

The recorder's own jobs take simulated rounds: pilot, number of rounds, interval,
words. So whatever chooses by the result, be it when to stop or what to state,
shows here.
"""

import math
import random
import re
from collections.abc import Callable, Iterator
from statistics import NormalDist, median
from typing import Any

import attrs
import pytest

import recorder.timings.rounds as timed
from recorder.catalog.comparisons import Comparison, Contender
from recorder.catalog.entries import Entry
from recorder.catalog.load import Catalog
from recorder.timings.one_round import Round
from recorder.timings.ratios import CONFIDENCE, Ratio, ratio_of
from recorder.timings.statements import Statement, is_narrow, speedup
from recorder.timings.underway import Timing
from tests.recorder.timings.test_statements import assert_it_holds

TRUTH = 1.8
"""How many times as fast the second program is, where nothing disturbs."""
COMPARISONS = 12
"""They share a budget, as those of a build do."""
BUILDS = 150
STATED = COMPARISONS * BUILDS

Noise = Iterator[tuple[float, float]]
"""How many times as long the two programs take in one round after the other."""


def even(spread: float) -> Callable[[random.Random], Noise]:
    """Disturb each time by itself."""

    def noise(draw: random.Random) -> Noise:
        while True:
            yield draw.lognormvariate(0, spread), draw.lognormvariate(0, spread)

    return noise


SPREAD = 0.01
SLOWER = 1.5


def two_speeds(often: float) -> Callable[[random.Random], Noise]:
    """Slow the second program down in all but so many of its runs."""

    def noise(draw: random.Random) -> Noise:
        while True:
            slow = 1.0 if draw.random() < often else SLOWER
            yield draw.lognormvariate(0, SPREAD), slow * draw.lognormvariate(0, SPREAD)

    return noise


def truth_of_two_speeds(often: float) -> float:
    """Return the true median: the ratios are a mixture, and most are of the quick runs."""
    spread = math.hypot(SPREAD, SPREAD)
    below = (0.5 - (1 - often)) / often
    return TRUTH * math.exp(spread * NormalDist().inv_cdf(below))


def slow_phases(draw: random.Random) -> Noise:
    """Slow the whole machine down for several rounds, from one program to the next."""
    slow = False

    def now() -> float:
        nonlocal slow
        slow ^= draw.random() < (0.1 if slow else 0.05)
        return (SLOWER if slow else 1.0) * draw.lognormvariate(0, 0.05)

    while True:
        yield now(), now()


MACHINES: dict[str, tuple[Callable[[random.Random], Noise], float]] = {
    "10 %": (even(0.10), TRUTH),
    "15 %": (even(0.15), TRUTH),
    "20 %": (even(0.20), TRUTH),
    "30 %": (even(0.30), TRUTH),
    "60:40": (two_speeds(0.60), truth_of_two_speeds(0.60)),
    "55:45": (two_speeds(0.55), truth_of_two_speeds(0.55)),
    "52:48": (two_speeds(0.52), truth_of_two_speeds(0.52)),
    "slow phases": (slow_phases, TRUTH),
}


@attrs.frozen
class Outcome:
    """What a page would say of one comparison."""

    rounds: int
    ratio: Ratio
    said: Statement


def build(noise: Noise, draw: random.Random, monkeypatch: pytest.MonkeyPatch) -> list[Outcome]:
    """Let the recorder's jobs time comparisons on a simulated machine."""
    entries = tuple(Entry(name=f"demo/{name}") for name in ("slow", "fast"))
    runs = tuple(Contender(snippet=entry.name) for entry in entries)
    comparisons = tuple(
        Comparison(id=f"demo/{n}", runs=runs, rounds=draw.choice([7, 10]))
        for n in range(COMPARISONS)
    )
    sizes = {each.id: draw.uniform(0.05, 3) for each in comparisons}
    clock = [0.0]
    outcomes: list[Outcome] = []

    def take(comparison: Comparison, *_: Any) -> Round:
        first, second = next(noise)
        size = sizes[comparison.id]
        seconds = [TRUTH * size * first, size * second]
        clock[0] += sum(seconds)
        return Round(0.0, seconds, [None, None], [], None)

    def keep(timing: Timing, _: int) -> None:
        ratio = ratio_of([each.rows[0] / each.rows[1] for each in timing.seen])
        outcomes.append(Outcome(len(timing.seen), ratio, speedup(ratio)))

    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    monkeypatch.setattr(timed, "take_round", take)
    monkeypatch.setattr(timed, "states_of", lambda comparison: {})
    monkeypatch.setattr("recorder.timings.underway.comparison_key", lambda *_, **__: "")
    monkeypatch.setattr(timed, "_keep", keep)
    catalog = Catalog(entries=entries, comparisons=comparisons)
    budget = draw.uniform(150, 400)
    for _, do in timed.jobs(catalog, set(sizes), fresh=True, full=False, budget=budget):
        do()
    assert len(outcomes) == COMPARISONS
    return outcomes


def outcomes_of(
    noise: Callable[[random.Random], Noise], monkeypatch: pytest.MonkeyPatch
) -> list[Outcome]:
    draw = random.Random(2026)
    going_on = noise(draw)
    return [each for _ in range(BUILDS) for each in build(going_on, draw, monkeypatch)]


def keeps_the_promise(held: float, count: int) -> bool:
    """Tell whether so large a share of intervals holds the truth, but for chance.

    An interval that always holds says little.
    """
    chance = 3 * math.sqrt(CONFIDENCE * (1 - CONFIDENCE) / count)
    return CONFIDENCE - chance <= held < 0.97


@pytest.mark.parametrize("machine", MACHINES)
def test_what_is_stated_holds_the_truth_as_often_as_promised(
    machine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    noise, truth = MACHINES[machine]
    outcomes = outcomes_of(noise, monkeypatch)
    stated = [each for each in outcomes if each.said.text]
    assert len(stated) == len(outcomes) == STATED  # nothing is withheld
    assert {4, 7} <= {each.rounds for each in outcomes}
    held = sum(each.ratio.low <= truth <= each.ratio.high for each in stated) / len(stated)
    print(f"{machine}: {100 * held:.1f} % of {len(stated)} stated intervals hold the truth")
    assert keeps_the_promise(held, len(stated))
    for each in stated:
        assert_it_holds(each.said, each.ratio)


def test_on_a_quiet_machine_what_is_stated_is_precise(monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = outcomes_of(even(0.01), monkeypatch)
    widths = [(each.ratio.high - each.ratio.low) / each.ratio.median for each in outcomes]
    assert median(widths) < 0.04
    assert all(is_narrow(each.ratio) for each in outcomes)
    plain = [each for each in outcomes if re.fullmatch(r"\d\.\d+×", each.said.text)]
    assert len(plain) > 0.9 * len(outcomes)


def share_held(intervals: list[Ratio], truth: float) -> float:
    return sum(each.low <= truth <= each.high for each in intervals) / len(intervals)


ROUNDS = 7
SEEN = 3000
"""So many intervals of so many rounds each, drawn without the recorder's jobs."""


def test_of_narrow_intervals_more_miss_and_of_wide_ones_fewer() -> None:
    draw = random.Random(3)
    intervals = [ratio_of([draw.lognormvariate(0, 0.2) for _ in range(4)]) for _ in range(SEEN)]
    narrow = [each for each in intervals if is_narrow(each)]
    wide = [each for each in intervals if not is_narrow(each)]
    assert len(narrow) > SEEN / 30
    assert share_held(narrow, 1.0) < CONFIDENCE - 0.05
    assert share_held(wide, 1.0) > share_held(intervals, 1.0)


def test_slow_phases_make_intervals_of_times_less_sure_than_those_of_ratios() -> None:
    rounds = slow_phases(random.Random(4))
    pairs = [next(rounds) for _ in range(ROUNDS * SEEN)]
    groups = [pairs[at : at + ROUNDS] for at in range(0, len(pairs), ROUNDS)]
    times = [ratio_of([one for one, _ in group]) for group in groups]
    ratios = [ratio_of([one / other for one, other in group]) for group in groups]
    assert share_held(ratios, 1.0) > CONFIDENCE - 0.02
    assert share_held(times, median(one for one, _ in pairs)) < CONFIDENCE - 0.05


def test_a_slow_phase_of_one_program_alone_makes_the_interval_less_sure() -> None:
    draw = random.Random(5)
    phases = slow_phases(draw)
    ratios = [draw.lognormvariate(0, 0.05) / next(phases)[0] for _ in range(ROUNDS * SEEN)]
    intervals = [ratio_of(ratios[at : at + ROUNDS]) for at in range(0, len(ratios), ROUNDS)]
    assert share_held(intervals, median(ratios)) < CONFIDENCE - 0.05


@pytest.mark.parametrize(("length", "kept"), [(0.8, False), (1.0, True), (4.0, False)])
def test_intervals_that_are_too_short_or_much_too_long_are_known(
    length: float, *, kept: bool
) -> None:
    draw = random.Random(6)
    held = 0
    for _ in range(STATED):
        ratio = ratio_of([draw.lognormvariate(0, 0.2) for _ in range(ROUNDS)])
        low, high = (
            ratio.median + length * (end - ratio.median) for end in (ratio.low, ratio.high)
        )
        held += low <= 1.0 <= high
    assert keeps_the_promise(held / STATED, STATED) is kept
