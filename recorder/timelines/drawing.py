"""Lays out one drawing of a timeline, for a desk or for a phone; all sizes are pixels."""

import math
from collections.abc import Sequence
from typing import Any

import attrs

from recorder.timelines.labels import (
    FULL,
    Text,
    box_of,
    call_of,
    is_idle,
    lift_of,
    pixel,
    shortened,
    texts_of,
    ticks_of,
)
from recorder.timelines.merge import merged
from recorder.timelines.model import Lane, Span, Timeline
from recorder.timelines.room import with_room

TOP = 4
AXIS = 20
MARGIN = 16
"""Right of the last moment: room for the axis's last word."""

FEW_LANES = 12
NAME_CHARACTER = 7.9
LEAST = 8.0
"""No call and no start-up is narrower."""

ROOM = LEAST + 1
"""What each of them has: a pixel tells two calls apart that follow each other."""


@attrs.frozen(kw_only=True)
class Layout:
    """What tells the two drawings of a timeline apart."""

    name: str
    width: int
    finest: float
    """What is narrower is drawn as a part of its neighbor, unless it is a call or a start-up."""
    ticks: int
    """At most so many steps of the axis."""
    names_above: bool
    few: tuple[int, int]
    """Height of a lane and of its bar."""
    many: tuple[int, int]


DESK = Layout(
    name="desk", width=688, finest=0.5, ticks=6, names_above=False, few=(28, 20), many=(19, 15)
)
"""As wide as the text column."""

PHONE = Layout(
    name="phone", width=340, finest=LEAST, ticks=4, names_above=True, few=(42, 20), many=(32, 15)
)
"""As wide as the text of a phone held upright, whichever of both builders lays it out."""


@attrs.frozen
class Drawing:
    """What the template draws of a timeline, and what its legend has to explain."""

    shown: dict[str, Any]
    rough: list[list[Span]]
    """The spans of each lane at their true times."""
    spans: list[tuple[Span, ...]]
    """The same as drawn."""
    least: float | None
    """How long what was shorter is drawn, in seconds, if there is such a thing."""


def drawing_of(timeline: Timeline, layout: Layout, finest: float, axis: float) -> Drawing:
    """Return a drawing with nothing narrower than `finest` pixels, its axis `axis` seconds long."""
    names = [shortened(lane.name) for lane in timeline.lanes]
    gutter = math.ceil(max(map(len, names)) * NAME_CHARACTER) + 12
    left = 1 if layout.names_above else gutter
    scale = (layout.width - left - MARGIN) / axis
    lanes, width = timeline.lanes, layout.width - left
    height, bar = layout.few if len(lanes) <= FEW_LANES else layout.many
    bottom = TOP + height * len(lanes) + 2
    # Too many calls to show each: then the short ones are joined, too.
    finest = max(finest, layout.finest)
    rough = [merged(lane, finest / scale, calls=finest <= LEAST) for lane in lanes]
    others = LEAST / scale if layout.finest == LEAST else 0.0
    roomy = [with_room(spans, ROOM / scale, others) for spans in rough]
    drawn = [tuple(_as_high_as_seen(span, scale) for span in each.spans) for each in roomy]
    # A bar stands in the middle of its lane, or below the name.
    tops = [
        TOP + height * number + (height - bar) // (1 if layout.names_above else 2)
        for number in range(len(lanes))
    ]
    shown = []
    for lane, name, spans, y in zip(lanes, names, drawn, tops, strict=True):
        texts = list(texts_of(lane, spans, scale, width, beside=left == gutter))
        shown.append(
            {
                "name": lane.name,
                "shown": name,
                "role": lane.role,
                "text_y": y + bar // 2 + 4,
                "raised_y": y + bar // 2 + 4 - lift_of(bar),
                "paths": _paths(lane, spans, scale, y, bar),
                "boxes": "".join(box_of(text, y, bar) for text in texts if not text.on),
                "texts": texts,
                **_name_of(lane, name, spans, scale, y, layout, texts),
            }
        )
    return Drawing(
        {
            "layout": layout.name,
            "left": left,
            "width": layout.width,
            "height": bottom + AXIS,
            "top": TOP,
            "bottom": bottom,
            "ticks": ticks_of(axis, scale, timeline.seconds >= 2, width, layout.ticks),
            "lanes": shown,
            "starts": _starts(lanes, tops, scale, bar),
            "crowded": len(lanes) > FEW_LANES,
            "stop": pixel(timeline.seconds * scale) if timeline.cut else None,
        },
        rough,
        drawn,
        ROOM / scale if any(each.changed for each in roomy) else None,
    )


def _as_high_as_seen(span: Span, scale: float) -> Span:
    """Return a span whose share of a CPU is drawn only where the bar is wide enough to see it."""
    return span if (span.end - span.begin) * scale >= 6 else attrs.evolve(span, share=1.0)


def _name_of(
    lane: Lane,
    name: str,
    spans: Sequence[Span],
    scale: float,
    y: int,
    layout: Layout,
    texts: Sequence[Text],
) -> dict[str, Any]:
    """Return where the name of a lane stands; above its bars, it tells the call that they do not.

    Above, it begins where the first bar does, so that the line from whoever started it leads there.
    """
    if not layout.names_above:
        return {"name_x": -8, "name_y": None, "name_call": ""}
    call = call_of(lane)
    several = len({span.call for span in lane.spans if span.call}) > 1
    if any(several or text.text.startswith(call) for text in texts):
        call = ""
    room = layout.width - 4 - len(name) * NAME_CHARACTER
    brief = call.partition("(")[0] + "(…)" if call else ""
    fitting = (each for each in (call, brief) if (len(each) + 1) * NAME_CHARACTER <= room)
    call = next(fitting, "")
    room -= (len(call) + 1) * NAME_CHARACTER if call else 0
    at = spans[0].begin * scale + 4 if spans else 0.0
    return {"name_x": pixel(max(0.0, min(at, room))), "name_y": y - 5, "name_call": call}


def _starts(lanes: Sequence[Lane], tops: Sequence[int], scale: float, bar: int) -> str:
    """Return a line from each lane's starter down to its first bar."""
    return "".join(
        f"M{pixel(lane.begin * scale)} {tops[lane.parent] + bar}V{tops[number]}"
        for number, lane in enumerate(lanes)
        if lane.parent is not None and lane.parent < number
    )


def _paths(lane: Lane, spans: Sequence[Span], scale: float, y: int, bar: int) -> dict[str, str]:
    """Return a lane's rectangles by what they mean; idle time between tasks is thin."""
    paths: dict[str, str] = {}

    def add(kind: str, x: float, top: float, width: float, height: float) -> None:
        box = f"M{pixel(x)} {pixel(top)}h{pixel(width)}v{pixel(height)}h{pixel(-width)}z"
        paths[kind] = paths.get(kind, "") + box

    before: Span | None = None
    for span in spans:
        x, width = span.begin * scale, max((span.end - span.begin) * scale, 1.5)
        calls = {before.call, span.call} if before else set()
        if before and before.kind == span.kind == "running" and len(calls - {""}) == 2:
            x, width = x + 1, max(width - 1, LEAST)  # or two calls would look like one
        before = span
        inner = max(width - 1, 0.5)  # a line is drawn on both sides of its path
        if span.kind == "running":
            if span.share < FULL:
                add("outline", x + 0.5, y + 0.5, inner, bar - 1)
            high = bar if span.share >= FULL else max(2, round(bar * span.share))
            add("running", x, y + bar - high, width, high)
        elif is_idle(lane, span):
            add("waiting", x + 0.5, y + bar // 4 + 0.5, inner, bar // 2 - 1)
        else:
            add(span.kind, x + 0.5, y + 0.5, inner, bar - 1)
    return dict(sorted(paths.items()))
