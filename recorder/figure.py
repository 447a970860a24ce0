"""Draws a timeline: static SVG, and the same facts as a table.

All sizes are pixels. Nothing here depends on when or where the run was, so
that identical timelines give identical bytes.
"""

import math
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from recorder import fragments
from recorder.catalog import Entry, StartMethod, timeline_suffix
from recorder.errors import AuthorError
from recorder.expectations import complaint
from recorder.machine import here
from recorder.timeline import Kind, Lane, Span, Timeline, trace_events
from recorder.trace_run import trace

LAUNCHER = Path(__file__).parent / "start_method.py"
WIDTH = 688
"""The text column at a desk; a phone scrolls."""
TOP = 4
AXIS = 24
MARGIN = 16
"""Right of the last moment: room for the axis's last word."""
FEW_LANES = 12
MOST_LANES = 40
LONGEST_NAME = 26
NAME_CHARACTER = 7.9
TEXT_CHARACTER = 6.7
MOST_BYTES = 30_000

WORDS: Mapping[Kind, str] = {
    "running": "running",
    "waiting": "waiting",
    "starting": "starting up",
}


@attrs.frozen
class Text:
    """One label; `on` a solid bar it needs another color."""

    text: str
    x: float
    on: bool = False
    anchor: str = ""


@attrs.frozen
class Row:
    """One line of the table."""

    what: str
    begin: str
    end: str


def timeline_files(
    root: Path,
    entry: Entry,
    arguments: tuple[str, ...],
    run_facts: Mapping[str, Any],
    cancelled: Callable[[], bool],
    start_method: StartMethod | None = None,
) -> dict[str, str]:
    """Trace a snippet and return the files of its timeline, by name.

    ``timeline.md`` is a fragment for pages, ``trace.json`` the trace for
    Perfetto, published as ``traces/<recording>.json``. With a `start_method`
    that the snippet does not choose, the names are ``timeline.spawn.md`` and so
    on. `run_facts` are those of the untraced run.

    Raises
    ------
    AuthorError
        The trace is missing or broken, or the traced run ends otherwise than
        the untraced one or than the catalog expects.
    """
    launcher = [str(LAUNCHER), start_method] if start_method else []
    timeline, run = trace(
        [sys.executable, *launcher, entry.path, *arguments],
        where=entry.path,
        limit=entry.limit,
        folder=None if root == Path.cwd() else root,
        cancelled=cancelled,
    )
    what = complaint(entry.outcome(here(start_method)), run, entry.limit)
    if what is None and not start_method and run.exit_code != run_facts["exit_code"]:
        what = f"exit code {run.exit_code}, untraced {run_facts['exit_code']}"
    if what:
        raise AuthorError(f"{entry.path}: its traced run did not do as it should: {what}")
    suffix = timeline_suffix(start_method)
    facts = {**run_facts, "start_method": start_method or run_facts["start_method"]}
    return {
        f"timeline{suffix}.md": draw(timeline, entry.id + suffix, facts, entry.axis_seconds),
        f"trace{suffix}.json": trace_events(timeline),
    }


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
        text = fragments.FRAGMENTS["timeline"].render(
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
    shown = [_shortened(lane.name) for lane in timeline.lanes]
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
                "texts": list(_texts(lane, spans, scale, WIDTH - gutter)),
                "rows": _rows(spans, number),
            }
        )
    kinds = {span.kind for spans in drawn for span in spans}
    starts = [
        f"M{_pixel(lane.begin * scale)} {TOP + row * lane.parent + (row + bar) // 2}"
        f"V{TOP + row * index + (row - bar) // 2}"
        for index, lane in enumerate(timeline.lanes)
        if lane.parent is not None and lane.parent < index
    ]
    legend = [(str(kind), word) for kind, word in WORDS.items() if kind in kinds]
    if any(
        _is_idle(lane, span)
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
        "ticks": _ticks(max(timeline.seconds, axis_seconds), scale, in_seconds, WIDTH - gutter),
        "lanes": lanes,
        "roles": sorted({lane.role for lane in timeline.lanes} | {"parent"}),
        "starts": starts,
        "crowded": len(timeline.lanes) > FEW_LANES,
        "legend": legend,
        "stop": _pixel(timeline.seconds * scale) if timeline.cut else None,
        "notes": _notes(timeline),
    }


FULL = 0.9
"""From this share of a CPU on, a bar is drawn in full."""


def merged(lane: Lane, finest: float, *, calls: bool = True) -> list[Span]:
    """Return a lane's spans, those shorter than `finest` seconds joined with others.

    Neighbors that look alike become one span. Of a group of short spans, the
    kind that lasts longest stands for all. With `calls`, no call is lost.
    """
    groups: list[list[Span]] = []
    for span in lane.spans:
        short = span.end - span.begin < finest and bool(groups)
        alike = not calls or (bool(groups) and groups[-1][-1].call == span.call)
        if short and alike and _length(groups[-1]) < finest:
            groups[-1].append(span)
        else:
            groups.append([span])
    spans: list[Span] = []
    for group in groups:
        span = _one_of(group)
        if spans and span.end - span.begin < finest and not (calls and span.call):
            spans[-1] = attrs.evolve(spans[-1], end=span.end)
        elif spans and _length(spans[-1:]) < finest and not (calls and spans[-1].call):
            spans[-1] = attrs.evolve(span, begin=spans[-1].begin)
        elif spans and _look(spans[-1]) == _look(span):
            spans[-1] = _one_of([spans[-1], span])
        else:
            spans.append(span)
    return spans


def _look(span: Span) -> tuple[str, str, str]:
    return span.kind, span.label, span.call


def _length(group: list[Span]) -> float:
    return group[-1].end - group[0].begin


def _one_of(group: list[Span]) -> Span:
    """Return one span in place of several that follow each other."""
    if len(group) == 1:
        return group[0]
    lasts = {kind: sum(s.end - s.begin for s in group if s.kind == kind) for kind in WORDS}
    kind = max(lasts, key=lambda each: lasts[each])
    alike = [span for span in group if span.kind == kind]
    busy = sum((span.end - span.begin) * span.share for span in alike)
    labels = {span.label for span in alike}
    calls = {span.call for span in alike}
    return Span(
        kind,
        labels.pop() if len(labels) == 1 else "",
        group[0].begin,
        group[-1].end,
        calls.pop() if len(calls) == 1 else "",
        busy / lasts[kind] if lasts[kind] else 1.0,
    )


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
        box = f"M{_pixel(x)} {_pixel(top)}h{_pixel(width)}v{_pixel(height)}h{_pixel(-width)}z"
        paths[kind] = paths.get(kind, "") + box

    for span in spans:
        x, width = span.begin * scale, max((span.end - span.begin) * scale, 1.5)
        inner = max(width - 1, 0.5)  # a line is drawn on both sides of its path
        if span.kind == "running":
            if span.share < FULL:
                add("outline", x + 0.5, y + 0.5, inner, bar - 1)
            high = bar if span.share >= FULL else max(2, round(bar * span.share))
            add("running", x, y + bar - high, width, high)
        elif _is_idle(lane, span):
            add("waiting", x + 0.5, y + bar // 4 + 0.5, inner, bar // 2 - 1)
        else:
            add(span.kind, x + 0.5, y + 0.5, inner, bar - 1)
    return dict(sorted(paths.items()))


def _is_idle(lane: Lane, span: Span) -> bool:
    return lane.role == "worker" and span.kind == "waiting" and not span.call


def _texts(lane: Lane, spans: list[Span], scale: float, width: int) -> Iterator[Text]:
    """Label spans within, where the text fits, and a lane without any label beside it."""
    groups: list[list[Span]] = []
    for span in spans:
        if span.call and groups and groups[-1][0].call == span.call:
            groups[-1].append(span)
        else:
            groups.append([span])
    placed = False
    for group in groups:
        widest = max(group, key=lambda each: each.end - each.begin)
        for span in group:
            on = span.kind == "running" and span.share >= FULL
            room = (span.end - span.begin) * scale - 10
            for text in [] if _is_idle(lane, span) else _wordings(span, widest is span):
                if len(text) * TEXT_CHARACTER <= room:
                    yield Text(text, _pixel(span.begin * scale + 6), on)
                    placed = True
                    break
    call = next((span.call for span in lane.spans if span.call), "")
    if placed or not call:
        return
    after, before = spans[-1].end * scale + 5, spans[0].begin * scale - 5
    needed = len(call) * TEXT_CHARACTER
    start_up = next((span for span in spans if span.kind == "starting"), None)
    if after + needed <= width:
        yield Text(call, _pixel(after))
    elif start_up and needed + 10 <= (start_up.end - start_up.begin) * scale:
        yield Text(call, _pixel(start_up.end * scale - 5), anchor="end")
    elif needed <= before:
        yield Text(call, _pixel(before), anchor="end")


def _wordings(span: Span, widest: bool) -> list[str]:
    """Return what a bar may say, the best first."""
    if span.kind == "starting":
        return []
    if not span.call:
        return [span.label] if span.label else []
    if not widest:
        return [span.label] if span.label else []
    texts = [span.call, span.call.partition("(")[0] + "(…)"]
    return [f"{span.call}: {span.label}", *texts] if span.label else texts


def _ticks(seconds: float, scale: float, in_seconds: bool, width: int) -> list[dict[str, Any]]:
    """Return at most seven round moments."""
    factor = 1 if in_seconds else 1e3
    step = next(
        base * 10**power
        for power in range(-3, 6)
        for base in (1, 2, 5)
        if seconds * factor / (base * 10**power) <= 6
    )
    count = int(seconds * factor / step + 1e-9)
    unit = "s" if in_seconds else "ms"
    texts = [f"{number * step:g}" for number in range(count + 1)]
    texts[-1] += f" {unit}"
    ticks = []
    for number, text in enumerate(texts):
        x = _pixel(number * step / factor * scale)
        at_edge = x + len(text) * TEXT_CHARACTER / 2 > width
        anchor = "start" if number == 0 else "end" if at_edge else "middle"
        ticks.append({"x": width if at_edge else x, "line": x, "text": text, "anchor": anchor})
    return ticks


def _description(timeline: Timeline) -> str:
    names = ", ".join(lane.name for lane in timeline.lanes)
    ending = ", when it was stopped" if timeline.cut else ""
    return (
        f"One lane each, in order of start: {names}. The axis goes from 0 to "
        f"{fragments.seconds_text(timeline.seconds)}{ending}. The table below has the same facts."
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


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _pixel(x: float) -> float:
    """Return a coordinate with one decimal, and none where none is needed."""
    rounded = round(x, 1)
    return int(rounded) if rounded == int(rounded) else rounded
