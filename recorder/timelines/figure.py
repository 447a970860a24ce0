"""Draws a timeline: static SVG for a desk and for a phone, and the same facts as a table.

Nothing here depends on when or where the run was, so that identical timelines give
identical bytes.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any

import attrs
from markupsafe import Markup

from recorder.errors import AuthorError
from recorder.pages.fragments import code, render, seconds_text
from recorder.timelines.drawing import DESK, LEAST, PHONE, Drawing, drawing_of
from recorder.timelines.labels import FULL, is_idle
from recorder.timelines.model import WORDS, Span, Timeline
from recorder.timelines.words import description_of, title_of

MOST_LANES = (40, 24, 12)
"""A pool on a machine with many CPUs has more. Of very many bars, fewer lanes are drawn."""

FINE = (0.5, 2.0, LEAST)
"""Pixels: how wide a bar is at least, the next if too many do not fit."""

COARSE = (2 * LEAST, 4 * LEAST, 8 * LEAST)
"""The same where even so too many do not fit: then short calls are lost among others."""

MOST_BYTES = 60_000
"""Of a figure with both drawings and the table: 9 kB on the wire. A usual one has a tenth."""


@attrs.frozen
class Row:
    """One line of the table."""

    what: str
    begin: str
    end: str


def draw(
    timeline: Timeline, name: str, run_facts: Mapping[str, Any], axis_seconds: float = 0.0
) -> Markup:
    """Return the fragment of the recording called `name`, its axis at least so many seconds long.

    Raises
    ------
    AuthorError
        There is nothing to draw, or too much.
    """
    if not any(lane.spans for lane in timeline.lanes):
        raise AuthorError(f"{name}: its timeline is empty; trace it again")
    attempts = (*product(MOST_LANES, FINE), *product(MOST_LANES, COARSE))
    for most, finest in attempts:
        shown = attrs.evolve(timeline, lanes=timeline.lanes[:most])
        text = render(
            "timeline.md.jinja",
            figure=figure_of(shown, name, finest, axis_seconds),
            run=run_facts,
            left_out=len(timeline.lanes) - len(shown.lanes),
        )
        if len(text.encode()) <= MOST_BYTES:
            return text
    raise AuthorError(f"{name}: its timeline does not fit into {MOST_BYTES} bytes")


def figure_of(
    timeline: Timeline, name: str, finest: float = FINE[0], axis_seconds: float = 0.0
) -> dict[str, Any]:
    """Return what `timeline_figure.jinja` shows, with nothing narrower than `finest` pixels."""
    axis = max(timeline.seconds, axis_seconds)
    desk, phone = (drawing_of(timeline, layout, finest, axis) for layout in (DESK, PHONE))
    in_seconds = timeline.seconds >= 2
    factor, decimals = (1, 2) if in_seconds else (1e3, 0 if timeline.seconds >= 0.1 else 1)

    def number(seconds: float) -> str:
        return f"{seconds * factor:.{decimals}f}"

    return {
        "id": "timeline-" + re.sub(r"\W+", "-", name),
        "title": title_of(timeline, name),
        "description": description_of(timeline),
        "trace": f"traces/{name}.json",
        "unit": "s" if in_seconds else "ms",
        "drawings": [desk.shown, phone.shown],
        "hatched": _hatched(timeline, [desk, phone]),
        "legend": _legend(timeline, desk, phone),
        "lanes": [
            {"name": lane.name, "rows": _rows(spans, number)}
            for lane, spans in zip(timeline.lanes, desk.rough, strict=True)
        ],
        "notes": _notes(timeline),
    }


def _hatched(timeline: Timeline, drawings: Sequence[Drawing]) -> list[str]:
    """Return the roles that wait somewhere; the legend shows a parent's waiting, or a worker's."""
    return sorted(
        {
            lane.role
            for drawing in drawings
            for lane, spans in zip(timeline.lanes, drawing.spans, strict=True)
            if any(span.kind == "waiting" for span in spans)
        }
        | {"parent"}
    )


def _legend(timeline: Timeline, desk: Drawing, phone: Drawing) -> list[dict[str, str]]:
    """Return the kinds of bars, of each its word and in which drawing it is."""
    legend = []
    by_drawing = [
        (layout.name, _words(timeline, drawing))
        for layout, drawing in ((DESK, desk), (PHONE, phone))
    ]
    for kind, word in dict.fromkeys(pair for _, words in by_drawing for pair in words):
        where = [name for name, words in by_drawing if (kind, word) in words]
        legend.append({"kind": kind, "word": word, "only": where[0] if len(where) == 1 else ""})
    return legend


def _words(timeline: Timeline, drawing: Drawing) -> list[tuple[str, str]]:
    drawn = [
        (lane, span)
        for lane, spans in zip(timeline.lanes, drawing.spans, strict=True)
        for span in spans
    ]
    words: list[tuple[str, str]] = []
    for kind, word in WORDS.items():
        of_kind = [span for lane, span in drawn if span.kind == kind and not is_idle(lane, span)]
        if any(span.share < FULL for span in of_kind):
            words.append(("partly", "running (as high as its share of a CPU)"))
        elif of_kind or any(span.kind == kind for _, span in drawn):
            words.append((kind, word))
    if any(is_idle(lane, span) for lane, span in drawn):
        words.append(("idle", "waiting for a task"))
    if drawing.least is not None:
        shortest = seconds_text(float(f"{drawing.least:.2g}"))
        words.append(("", f"shortest bar: {shortest} or less"))
    return words


def what_of(span: Span) -> str:
    """Return in words what a lane did, for the table."""
    if span.kind == "starting":
        return WORDS["starting"]
    what = f"{span.call}, " if span.call else ""
    what += WORDS[span.kind] + (f": {span.label}" if span.label else "")
    if span.kind == "running" and span.share < FULL:
        what += f", {span.share:.0%} of it on a CPU".replace("%", " %")
    return what


def _rows(spans: Sequence[Span], number: Callable[[float], str]) -> list[Row]:
    """Return the table's lines; what lasts no time in its unit is left out, but no call is."""
    rows = []
    told = {span.call for span in spans if number(span.begin) != number(span.end)}
    for span in spans:
        if number(span.begin) != number(span.end) or span.call not in told | {""}:
            told.add(span.call)
            rows.append(Row(what_of(span), number(span.begin), number(span.end)))
    # What is as short is one span by now, except for calls, which are told.
    return rows or [Row(what_of(span), number(span.begin), number(span.end)) for span in spans]


def _notes(timeline: Timeline) -> list[Markup]:
    notes = []
    left_out = [code(lane.name) for lane in timeline.lanes if lane.truncated]
    if left_out:
        note = Markup("{}: too many calls and waits to note them all; what follows is left blank.")
        notes.append(note.format(Markup(", ").join(left_out)))
    return notes
