"""Places the words of a timeline: within bars, beside them, along the axis; sizes are pixels."""

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from recorder.timelines.model import Lane, Span

LONGEST_NAME = 26
TEXT_CHARACTER = 6.7
FULL = 0.9
"""From this share of a CPU on, a bar is drawn in full."""


@attrs.frozen
class Text:
    """One label; `on` a solid bar it needs another color."""

    text: str
    x: float
    on: bool = False
    anchor: str = ""
    raised: bool = False
    """Above a bar that is lower than its lane, whose height shall be seen."""


def texts_of(
    lane: Lane, spans: Sequence[Span], scale: float, width: int, *, beside: bool = True
) -> Iterator[Text]:
    """Label spans within, where the text fits, and a lane without any label `beside` it.

    Without `beside`, the name of the lane tells its one call, where no bar has room for it.
    """
    alone = len({span.call for span in lane.spans if span.call}) == 1
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
            wordings = [] if is_idle(lane, span) else _wordings(span, widest is span)
            if alone:  # the whole call stands beside; a part of it would say less
                wordings = [text for text in wordings if _is_whole(text, span, brief=beside)]
            for text in wordings:
                if len(text) * TEXT_CHARACTER <= room:
                    raised = span.kind == "running" and not on
                    yield Text(text, pixel(span.begin * scale + 6), on, raised=raised)
                    placed = True
                    break
    call = call_of(lane)
    if placed or not call or not beside:
        return
    after, before = spans[-1].end * scale + 5, spans[0].begin * scale - 5
    needed = len(call) * TEXT_CHARACTER
    start_up = next((span for span in spans if span.kind == "starting"), None)
    if after + needed <= width:
        yield Text(call, pixel(after))
    elif start_up and needed + 10 <= (start_up.end - start_up.begin) * scale:
        yield Text(call, pixel(start_up.end * scale - 5), anchor="end")
    elif needed <= before:
        yield Text(call, pixel(before), anchor="end")


def call_of(lane: Lane) -> str:
    """Return the one call of a lane, or what its calls have in common, or nothing."""
    calls = {span.call for span in lane.spans if span.call}
    if len(calls) > 1:
        calls = {call.partition("(")[0] + "(…)" for call in calls}
    return calls.pop() if len(calls) == 1 else ""


def _wordings(span: Span, widest: bool) -> list[str]:
    """Return what a bar may say, the best first."""
    if span.kind == "starting":
        return []
    if not span.call or not widest:
        return [span.label] if span.label else []
    name, bracket, _ = span.call.partition("(")
    texts = [span.call, f"{name}(…)", name] if bracket else [span.call, name.partition(" ")[0]]
    return [f"{span.call}: {span.label}", *texts] if span.label else texts


def _is_whole(text: str, span: Span, *, brief: bool) -> bool:
    return text == span.label or text.startswith(span.call) or (brief and text.endswith("(…)"))


def lift_of(bar: int) -> int:
    """Return how far a label is raised above the middle of a bar that is `bar` high."""
    return (bar - 13) // 2


def box_of(text: Text, y: int, bar: int) -> str:
    """Return a plain background for a label on a bar from `y` on that is `bar` high."""
    width = len(text.text) * TEXT_CHARACTER
    left = text.x - (width if text.anchor == "end" else 0) - 3
    top, height = (y + 1, bar - 2 - 2 * lift_of(bar)) if text.raised else (y + 2, bar - 4)
    return f"M{pixel(left)} {top}h{pixel(width + 6)}v{height}h{pixel(-width - 6)}z"


def ticks_of(
    seconds: float, scale: float, in_seconds: bool, width: int, most: int = 6
) -> list[dict[str, Any]]:
    """Return round moments, at most `most` of them after the first."""
    factor = 1 if in_seconds else 1e3
    step = next(
        base * 10**power
        for power in range(-3, 6)
        for base in (1, 2, 5)
        if seconds * factor / (base * 10**power) <= most
    )
    count = int(seconds * factor / step + 1e-9)
    unit = "s" if in_seconds else "ms"
    texts = [f"{number * step:g}" for number in range(count + 1)]
    texts[-1] += f" {unit}"
    ticks = []
    for number, text in enumerate(texts):
        x = pixel(number * step / factor * scale)
        at_edge = x + len(text) * TEXT_CHARACTER / 2 > width
        anchor = "start" if number == 0 else "end" if at_edge else "middle"
        ticks.append({"x": width if at_edge else x, "line": x, "text": text, "anchor": anchor})
    return ticks


def is_idle(lane: Lane, span: Span) -> bool:
    """Tell whether a worker of a pool waits for a task."""
    return lane.role == "worker" and span.kind == "waiting" and not span.call


def shortened(name: str) -> str:
    """Return a lane's name, cut where it is long."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def pixel(x: float) -> float:
    """Return a coordinate with one decimal, and none where none is needed."""
    rounded = round(x, 1)
    return int(rounded) if rounded == int(rounded) else rounded
