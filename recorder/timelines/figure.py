"""Draws a timeline: static SVG, and the same facts as a table.

All sizes are pixels. Nothing here depends on when or where the run was, so
that identical timelines give identical bytes.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from recorder.errors import AuthorError
from recorder.pages.fragments import render, seconds_text
from recorder.timelines.labels import FULL, is_idle, pixel, shortened, texts_of, ticks_of
from recorder.timelines.merge import merged
from recorder.timelines.model import WORDS, Lane, Span, Timeline

WIDTH = 688
"""The text column at a desk; a phone scrolls."""

TOP = 4
AXIS = 24
MARGIN = 16
"""Right of the last moment: room for the axis's last word."""

FEW_LANES = 12
MOST_LANES = 40
NAME_CHARACTER = 7.9
MOST_BYTES = 30_000


@attrs.frozen
class Row:
    """One line of the table."""

    what: str
    begin: str
    end: str


def draw(
    timeline: Timeline, name: str, run_facts: Mapping[str, Any], axis_seconds: float = 0.0
) -> str:
    """Return the fragment of the recording called `name`, its axis at least so many seconds long.

    Raises
    ------
    AuthorError
        There is nothing to draw, or too much.
    """
    if not any(lane.spans for lane in timeline.lanes):
        raise AuthorError(f"{name}: its timeline is empty; trace it again")
    left_out = len(timeline.lanes) - MOST_LANES
    if left_out > 0:  # a pool on a machine with many CPUs
        timeline = attrs.evolve(timeline, lanes=timeline.lanes[:MOST_LANES])
    finest = 0.5
    while finest <= WIDTH:
        text = render(
            "timeline.md.jinja",
            figure=_figure(timeline, name, finest, axis_seconds),
            run=run_facts,
            left_out=max(left_out, 0),
        )
        if len(text.encode()) <= MOST_BYTES:
            return text
        finest *= 2
    raise AuthorError(f"{name}: {len(timeline.lanes)} lanes do not fit into {MOST_BYTES} bytes")


def _figure(timeline: Timeline, name: str, finest: float, axis_seconds: float) -> dict[str, Any]:
    """Return what the template shows, with nothing narrower than `finest` pixels."""
    shown = [shortened(lane.name) for lane in timeline.lanes]
    gutter = math.ceil(max(map(len, shown)) * NAME_CHARACTER) + 12
    scale = (WIDTH - gutter - MARGIN) / max(timeline.seconds, axis_seconds)
    row, bar = (28, 20) if len(timeline.lanes) <= FEW_LANES else (19, 15)
    bottom = TOP + row * len(timeline.lanes) + 2
    in_seconds = timeline.seconds >= 2
    factor, decimals = (1, 2) if in_seconds else (1e3, 0 if timeline.seconds >= 0.1 else 1)
    # Too many calls to show each: then the short ones are joined, too.
    drawn = [merged(lane, finest / scale, calls=finest <= 2) for lane in timeline.lanes]
    drawn = [
        [
            span if (span.end - span.begin) * scale >= 6 else attrs.evolve(span, share=1.0)
            for span in s
        ]
        for s in drawn
    ]

    def number(seconds: float) -> str:
        return f"{seconds * factor:.{decimals}f}"

    lanes = []
    for index, (lane, spans) in enumerate(zip(timeline.lanes, drawn, strict=True)):
        y = TOP + row * index + (row - bar) // 2
        lanes.append(
            {
                "name": lane.name,
                "shown": shown[index],
                "role": lane.role,
                "text_y": y + bar // 2 + 4,
                "paths": _paths(lane, spans, scale, y, bar),
                "texts": list(texts_of(lane, spans, scale, WIDTH - gutter)),
                "rows": _rows(spans, number),
            }
        )
    kinds = {span.kind for spans in drawn for span in spans}
    starts = [
        f"M{pixel(lane.begin * scale)} {TOP + row * lane.parent + (row + bar) // 2}"
        f"V{TOP + row * index + (row - bar) // 2}"
        for index, lane in enumerate(timeline.lanes)
        if lane.parent is not None and lane.parent < index
    ]
    legend = [(str(kind), word) for kind, word in WORDS.items() if kind in kinds]
    if any(
        is_idle(lane, span)
        for lane, spans in zip(timeline.lanes, drawn, strict=True)
        for span in spans
    ):
        legend.append(("idle", "waiting for a task"))
    if any(span.share < FULL for spans in drawn for span in spans):
        legend[0] = ("partly", "running (as high as its share of a CPU)")
    return {
        "id": "timeline-" + re.sub(r"\W+", "-", name),
        "title": f"Who ran when: {name}",
        "description": _description(timeline),
        "trace": f"traces/{name}.json",
        "gutter": gutter,
        "width": WIDTH - gutter,
        "height": bottom + AXIS,
        "top": TOP,
        "bottom": bottom,
        "unit": "s" if in_seconds else "ms",
        "ticks": ticks_of(max(timeline.seconds, axis_seconds), scale, in_seconds, WIDTH - gutter),
        "lanes": lanes,
        "roles": sorted({lane.role for lane in timeline.lanes} | {"parent"}),
        "starts": starts,
        "crowded": len(timeline.lanes) > FEW_LANES,
        "legend": legend,
        "stop": pixel(timeline.seconds * scale) if timeline.cut else None,
        "notes": _notes(timeline),
    }


def what_of(span: Span) -> str:
    """Return in words what a lane did, for the table."""
    if span.kind == "starting":
        return WORDS["starting"]
    what = f"{span.call}, " if span.call else ""
    what += WORDS[span.kind] + (f": {span.label}" if span.label else "")
    if span.kind == "running" and span.share < FULL:
        what += f", {span.share:.0%} of it on a CPU".replace("%", " %")
    return what


def _rows(spans: list[Span], number: Callable[[float], str]) -> list[Row]:
    """Return the table's lines; what lasts no time in its unit is left out, but no call is."""
    rows = []
    told = {span.call for span in spans if number(span.begin) != number(span.end)}
    for span in spans:
        if number(span.begin) != number(span.end) or span.call not in told | {""}:
            told.add(span.call)
            rows.append(Row(what_of(span), number(span.begin), number(span.end)))
    return rows or [Row(what_of(span), number(span.begin), number(span.end)) for span in spans[:1]]


def _paths(lane: Lane, spans: list[Span], scale: float, y: int, bar: int) -> dict[str, str]:
    """Return a lane's rectangles by what they mean; idle time between tasks is thin."""
    paths: dict[str, str] = {}

    def add(kind: str, x: float, top: float, width: float, height: float) -> None:
        box = f"M{pixel(x)} {pixel(top)}h{pixel(width)}v{pixel(height)}h{pixel(-width)}z"
        paths[kind] = paths.get(kind, "") + box

    for span in spans:
        x, width = span.begin * scale, max((span.end - span.begin) * scale, 1.5)
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


def _description(timeline: Timeline) -> str:
    names = ", ".join(lane.name for lane in timeline.lanes)
    ending = ", when it was stopped" if timeline.cut else ""
    return (
        f"One lane each, in order of start: {names}. The axis goes from 0 to "
        f"{seconds_text(timeline.seconds)}{ending}. The table below has the same facts."
    )


def _notes(timeline: Timeline) -> list[str]:
    notes = []
    left_out = [f"`{lane.name}`" for lane in timeline.lanes if lane.truncated]
    if left_out:
        notes.append(
            f"{', '.join(left_out)}: too many calls and waits to note them all; "
            "what follows is left blank."
        )
    return notes
