"""Calls and start-ups are wide enough to be seen; nothing else moves farther than it must."""

import itertools
import random

import pytest

from recorder.timelines.model import Kind, Span
from recorder.timelines.room import with_room
from tests.recorder.timelines.conftest import shape_of, steps

LEAST = 0.08


def run(begin: float, end: float, call: str = "", kind: Kind = "running") -> Span:
    return Span(kind, "", begin, end, call)


def test_what_is_long_enough_stays_where_it_was() -> None:
    spans = (run(0, 0.1, kind="starting"), run(0.1, 0.11), run(0.11, 0.5, "f(1)"), run(0.5, 0.6))
    roomy = with_room(spans, LEAST)
    assert (roomy.spans, roomy.changed) == (spans, False)


def test_a_short_call_and_a_short_start_up_get_room_at_the_cost_of_what_follows() -> None:
    spans = (run(0, 0.02, kind="starting"), run(0.02, 0.04, "f(1)"), run(0.04, 1.0))
    roomy = with_room(spans, LEAST)
    assert roomy.changed
    assert shape_of(roomy.spans) == [
        ("starting", 0, LEAST),
        ("running", LEAST, 2 * LEAST),
        ("running", 2 * LEAST, 1.0),
    ]
    assert [span.call for span in roomy.spans] == ["", "f(1)", ""]


def test_a_call_of_several_short_parts_is_one_bar_of_what_it_did_longest() -> None:
    spans = steps(
        0, ("running", "", 0.01), ("waiting", "get()", 0.03), ("running", "", 0.035), call="f(1)"
    )
    (span,) = with_room(spans, LEAST).spans
    assert (span.kind, span.begin, span.end, span.call) == ("waiting", 0, LEAST, "f(1)")


@pytest.mark.parametrize(
    ("calls", "told"),
    [
        (["f(1)", "f(2)", "f(3)"], ["3 × f"]),
        (["f(1)", "g(2)", "g(3)"], ["3 × calls"]),
        (["g(1)", "f(2)", "f(3)"], ["3 × calls"]),
    ],
)
def test_short_calls_side_by_side_are_one_bar_that_counts_them(
    calls: list[str], told: list[str]
) -> None:
    spans = [
        span
        for number, call in enumerate(calls)
        for span in (
            run(0.03 * number, 0.03 * number + 0.02, call),
            run(0.03 * number + 0.02, 0.03 * number + 0.03, kind="waiting"),
        )
    ]
    roomy = with_room([*spans, run(0.09, 1.0)], LEAST)
    assert roomy.changed
    assert [span.call for span in roomy.spans if span.call] == told
    assert shape_of(roomy.spans)[0] == ("running", 0, 0.08)


def test_short_calls_far_from_each_other_stay_two() -> None:
    spans = (run(0, 0.02, "f(1)"), run(0.02, 0.3), run(0.3, 0.32, "f(2)"), run(0.32, 1.0))
    assert [span.call for span in with_room(spans, LEAST).spans] == ["f(1)", "", "f(2)", ""]


def test_a_lane_that_lived_for_a_moment_can_be_seen() -> None:
    (span,) = with_room((run(0.5, 0.5001),), LEAST).spans
    assert (span.begin, span.end) == (0.5, 0.58)


def test_whatever_the_spans_what_matters_has_room_and_nothing_overlaps() -> None:
    dice = random.Random(5)
    for _ in range(500):
        at, spans = 0.0, []
        for number in range(dice.randrange(1, 40)):
            end = at + 10 ** dice.uniform(-4, -0.3)
            kind: Kind = "starting" if not number else dice.choice(("running", "waiting"))
            call = dice.choice(("", f"f({number})")) if number else ""
            spans.append(Span(kind, "", at, end, call))
            at = end
        roomy = with_room(spans, LEAST, LEAST)
        assert all(a.end <= b.begin + 1e-9 for a, b in itertools.pairwise(roomy.spans))
        assert all(span.end - span.begin >= LEAST - 1e-9 for span in roomy.spans)
        told = sum(int(s.call.split()[0]) if "×" in s.call else 1 for s in roomy.spans if s.call)
        assert told == sum(bool(span.call) for span in spans)


def test_nothing_has_room() -> None:
    assert with_room((), LEAST).spans == ()
