"""Writes a timeline in the form that Perfetto opens."""

import json
from collections.abc import Iterator

from recorder.timelines.model import Lane, Span, Timeline


def trace_events(timeline: Timeline) -> str:
    """Return a timeline in Chrome's trace event format, which Perfetto opens."""
    events: list[dict[str, object]] = []
    for number, lane in enumerate(timeline.lanes):
        place = {"pid": lane.pid, "tid": lane.pid + lane.thread}
        if not lane.thread:
            events.append({"ph": "M", "name": "process_name", **place, "args": {"name": lane.name}})
            order = {"sort_index": number}
            events.append({"ph": "M", "name": "process_sort_index", **place, "args": order})
        events.append({"ph": "M", "name": "thread_name", **place, "args": {"name": lane.name}})
        for begin, end, name, kind in _nested(lane):
            times = {"ts": round(begin * 1e6), "dur": round(end * 1e6) - round(begin * 1e6)}
            events.append({"ph": "X", "name": name, "cat": kind, **times, **place})
    lines = ",\n".join(json.dumps(event, ensure_ascii=False) for event in events)
    return f'{{"displayTimeUnit": "ms", "traceEvents": [\n{lines}\n]}}\n'


def _nested(lane: Lane) -> Iterator[tuple[float, float, str, str]]:
    """Yield begin, end, name and kind of what a viewer nests: calls, then what is within them."""
    calls: list[list[Span]] = []
    for span in lane.spans:
        if calls and span.call and calls[-1][-1].call == span.call:
            calls[-1].append(span)
        elif span.call:
            calls.append([span])
    for group in calls:
        yield group[0].begin, group[-1].end, group[0].call, "call"
    for span in lane.spans:
        if span.kind != "running" or not span.call:
            yield span.begin, span.end, span.label or span.kind, span.kind
