"""A phone gets a drawing of its own: as wide as its screen, with everything that matters in it."""

import itertools
import random

import attrs
import pytest

from recorder.timelines.drawing import DESK, LEAST, NAME_CHARACTER, PHONE
from recorder.timelines.labels import TEXT_CHARACTER
from recorder.timelines.model import Role, Span, Timeline
from tests.recorder.timelines.conftest import (
    Figure,
    bars_of,
    figure_of,
    lane,
    numbers,
    steps,
    synthetic,
)


def anything(seed: int) -> Timeline:
    """Return a run of a parent and children or workers, with calls of all lengths."""
    dice = random.Random(seed)
    role: Role = dice.choice(("child", "worker"))
    lanes = [lane(*steps(0, ("starting", "", 0.05), ("waiting", "map(work)", 1.0)))]
    for number in range(dice.randrange(1, 20)):
        at = dice.uniform(0.05, 0.7)
        spans = [Span("starting", "", at, at + 0.01)]
        at += 0.01
        while at < 1.0 and len(spans) < 40:
            end = min(1.0, at + 10 ** dice.uniform(-4, -0.5))
            kind = dice.choice(("running", "waiting"))
            call = dice.choice(("", f"work({number})", f"something_else({at:.6f}, {end:.6f})"))
            share = dice.choice((1.0, 0.4)) if kind == "running" else 1.0
            label = "get()" if kind == "waiting" else ""
            spans.append(Span(kind, label, at, end, call, share))  # type: ignore[arg-type]
            at = end
        name = dice.choice(("Process-1", "A very long name for a process", "w"))
        lanes.append(lane(*spans, name=name, role=role, parent=0))
    return Timeline(1.0, tuple(lanes))


def test_nothing_on_a_phone_is_too_narrow_to_be_seen() -> None:
    for seed in range(60):
        for drawn in figure_of(anything(seed)).on_a_phone.lanes:
            for bar in bars_of(drawn):
                assert bar.right - bar.left >= LEAST - 0.11, seed


def test_start_ups_can_be_seen_at_a_desk_too() -> None:
    for seed in range(20):
        for drawn in figure_of(anything(seed)).lanes:
            starts = [bar for bar in bars_of(drawn) if bar.kind == "starting"]
            assert all(bar.right - bar.left >= LEAST - 0.11 for bar in starts)


def extents(figure: Figure) -> list[list[tuple[float, float, float, str]]]:
    """Return by lane the words in it: left and right end, line, text."""
    lanes = []
    for drawn in figure.lanes:
        words = []
        for text in drawn.findall("text"):
            said = "".join(text.itertext("text", "tspan"))
            per = NAME_CHARACTER if text.get("class") == "tl-name" else TEXT_CHARACTER
            x, wide = float(text.attrib["x"]), len(said) * per
            left = x - wide if text.get("text-anchor") == "end" else x
            words.append((left, left + wide, float(text.attrib["y"]), said))
        lanes.append(words)
    return lanes


def test_no_word_on_a_phone_is_cut_or_lies_over_another() -> None:
    for seed in range(60):
        figure = figure_of(anything(seed)).on_a_phone
        left, _, width, height = numbers(figure.drawing.attrib["viewBox"])
        for words in extents(figure):
            for begin, end, y, text in words:
                assert left - 0.1 <= begin, text
                assert end <= left + width + 0.1, text
                assert 8 < y < height
            for (_, end, y, _), (begin, _, other, text) in itertools.combinations(words, 2):
                assert abs(y - other) > 10 or end <= begin, text


def test_a_name_stands_above_its_bars_and_tells_the_call_that_they_do_not() -> None:
    long = lane(Span("running", "", 0.2, 1.0, "work(7)"), role="child", parent=0)
    short = lane(Span("running", "", 0.9, 0.91, "work(8)"), role="child", parent=0)
    names = [lane(Span("running", "", 0, 1)), long, short]
    figure = figure_of(Timeline(1.0, tuple(names))).on_a_phone
    _, with_label, without = figure.names
    assert "".join(with_label.itertext()) == "MainProcess"
    assert ["".join(name.itertext()) for name in figure.names[1:]] == [
        "MainProcess",
        "MainProcesswork(8)",
    ]
    for name, drawn in zip(figure.names, figure.lanes, strict=True):
        assert bars_of(drawn)[0].top - 8 < float(name.attrib["y"]) < bars_of(drawn)[0].top
    # It begins at its first bar, unless it would run out of the drawing.
    assert float(with_label.attrib["x"]) - bars_of(figure.lanes[1])[0].left == 4
    assert float(without.attrib["x"]) < bars_of(figure.lanes[2])[0].left


def test_beside_a_long_name_a_call_is_shortened_or_left_out() -> None:
    def told(call: str) -> str:
        spans = Span("waiting", "", 0.0, 0.9), Span("running", "", 0.9, 0.91, call)
        timeline = Timeline(1.0, (lane(*spans, name="x" * 26, role="child"),))
        (name,) = figure_of(timeline).on_a_phone.names
        return "".join(name.itertext("tspan"))

    assert told("work(7)") == "work(7)"
    assert told("work(123456789012)") == "work(…)"
    assert told("w" * 20 + "(1)") == ""


def test_a_label_on_hatching_has_a_plain_ground() -> None:
    spans = steps(0, ("waiting", "get()", 0.5), ("running", "", 1.0), call="work(7)")
    figure = figure_of(Timeline(1.0, (lane(*spans, role="child"),)))
    for each in (figure, figure.on_a_phone):
        (drawn,) = each.lanes
        (box,) = drawn.findall("path[@class='tl-box']")
        left, top, wide, high, _ = numbers(box.attrib["d"])
        (label,) = each.labels
        assert label.text == "work(7): get()"
        x, y = float(label.attrib["x"]), float(label.attrib["y"])
        assert left < x
        assert left + wide > x + len(label.text or "") * TEXT_CHARACTER
        assert top < y - 8
        assert top + high > y + 2
        order = [child.get("class") for child in drawn]
        assert order.index("tl-waiting") < order.index("tl-box") < len(order) - 1


def test_what_is_drawn_wider_than_it_lasted_is_told_where_it_is() -> None:
    spans = (Span("running", "", 0, 0.04, "f(1)"), Span("waiting", "get()", 0.04, 2.0))
    timeline = Timeline(1.0, (lane(*(attrs.evolve(s, end=s.end / 2) for s in spans)),))
    words = {
        "".join(each.itertext()).strip(): each.get("class")
        for each in figure_of(timeline).find(".//p[@class='timeline-legend']/span")
    }
    assert words == {"running": None, "waiting": None, "shortest bar: 28 ms or less": "tl-phone"}
    long = Timeline(1.0, (lane(Span("running", "", 0, 1)),))
    assert list(figure_of(long).legend) == ["running"]


@pytest.mark.parametrize("number", [2, 12, 13, 40])
def test_a_phone_shows_every_lane_that_a_desk_shows(number: int) -> None:
    figure = figure_of(synthetic(number, 4))
    assert len(figure.lanes) == len(figure.on_a_phone.lanes) == number
    assert [name.text for name in figure.names] == [name.text for name in figure.on_a_phone.names]
    assert int(figure.drawing.attrib["width"]) == DESK.width
    assert int(figure.on_a_phone.drawing.attrib["width"]) == PHONE.width
