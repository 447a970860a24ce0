"""Spans too short to draw are joined with others, and nothing else is."""

import itertools
import random

import pytest

from recorder.timelines.merge import merged
from recorder.timelines.model import Kind, Lane, Span
from tests.recorder.timelines.conftest import lane, shape_of, steps


def test_short_spans_are_joined_and_calls_stay() -> None:
    spans = (
        Span("running", "", 0.0, 0.5),
        Span("waiting", "get()", 0.5, 0.5001),
        Span("running", "", 0.5001, 0.9),
        Span("running", "", 0.9, 0.9001, "square(6)"),
        Span("running", "", 0.9001, 1.0),
    )
    assert [(span.end, span.call) for span in merged(lane(*spans), 0.001)] == [
        (0.9, ""),
        (0.9001, "square(6)"),
        (1.0, ""),
    ]
    # Where there are too many to show each, short calls are joined, too.
    assert [(span.end, span.call) for span in merged(lane(*spans), 0.001, calls=False)] == [
        (1.0, "")
    ]


def test_what_is_long_enough_stays_as_it_is() -> None:
    spans = steps(
        0,
        ("running", "", 0.2),
        ("waiting", "get()", 0.5),
        ("waiting", "acquire()", 0.7),
        ("running", "", 1.0),
    )
    assert merged(lane(*spans), 0.1) == list(spans)


def test_neighbors_that_look_alike_become_one_and_keep_their_time_on_a_cpu() -> None:
    spans = (
        Span("running", "", 0.0, 0.4, "f(1)", 1.0),
        Span("running", "", 0.4, 0.5, "f(1)", 0.2),
        Span("running", "", 0.5, 1.0, "f(2)", 0.3),
    )
    first, second = merged(lane(*spans), 0.01)
    assert (first.begin, first.end, first.call) == (0.0, 0.5, "f(1)")
    assert first.share * 0.5 == pytest.approx(0.4 * 1.0 + 0.1 * 0.2)
    assert second == spans[2]


def test_of_many_short_spans_the_kind_that_lasts_longest_stands_for_all() -> None:
    def short(waits: float) -> list[Span]:
        parts: list[tuple[Kind, str, float]] = []
        for number in range(5):
            begin = 0.5 + number * 0.001
            parts += [("waiting", "get()", begin + waits), ("running", "", begin + 0.001)]
        spans = steps(0.5, *parts)
        return merged(lane(Span("starting", "", 0.0, 0.5), *spans), 0.0045)

    for waits, kind, label in ((0.0007, "waiting", "get()"), (0.0003, "running", "")):
        start, *rest = short(waits)
        assert (start.kind, start.end) == ("starting", 0.5)
        assert [(span.kind, span.label) for span in rest] == [(kind, label)]
        assert (rest[0].begin, rest[-1].end) == (0.5, 0.505)


def test_waits_for_several_things_in_one_bar_have_no_label() -> None:
    spans = steps(
        0,
        ("waiting", "acquire()", 0.001),
        ("waiting", "get()", 0.002),
        ("waiting", "acquire()", 0.003),
    )
    (span,) = merged(lane(*spans), 0.01)
    assert span == Span("waiting", "", 0, 0.003)


def anything(seed: int) -> Lane:
    """Return a lane of spans of all lengths, kinds and calls, without a gap."""
    dice = random.Random(seed)
    at, spans = 0.0, []
    for _ in range(dice.randrange(1, 60)):
        end = at + 10 ** dice.uniform(-5, 0)
        kind: Kind = dice.choice(("running", "waiting"))
        label = dice.choice(("get()", "acquire()", "")) if kind == "waiting" else ""
        call = dice.choice(("", "f(1)", "f(2)"))
        spans.append(Span(kind, label, at, end, call))
        at = end
    return lane(*spans)


@pytest.mark.parametrize("calls", [True, False])
def test_no_moment_and_no_call_is_lost_whatever_the_spans(calls: bool) -> None:
    for seed in range(200):
        whole = anything(seed)
        for finest in (0.0, 1e-4, 1e-2, 1.0, 1e3):
            spans = merged(whole, finest, calls=calls)
            assert (spans[0].begin, spans[-1].end) == (whole.begin, whole.end)
            assert all(a.end == b.begin for a, b in itertools.pairwise(spans))
            edges = {span.begin for span in whole.spans}
            assert {span.begin for span in spans} <= edges
            assert all(0.0 <= span.share <= 1.0 + 1e-9 for span in spans)
            told = [span.call for span in spans if span.call]
            if calls:  # each, in its order, however often it is interrupted
                had = [span.call for span in whole.spans if span.call]
                assert [key for key, _ in itertools.groupby(told)] == [
                    key for key, _ in itertools.groupby(had)
                ]
            elif finest == 1e3:
                assert len(spans) == 1


def test_lanes_without_anything_stay_so() -> None:
    assert merged(lane(), 0.01) == []
    only = steps(0, ("running", "", 1e-9))
    assert shape_of(merged(lane(*only), 0.01)) == shape_of(only)
