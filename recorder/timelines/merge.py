"""Joins spans that are too short to draw each."""

import attrs

from recorder.timelines.model import WORDS, Lane, Span


def merged(lane: Lane, finest: float, *, calls: bool = True) -> list[Span]:
    """Return a lane's spans, those shorter than `finest` seconds joined with others.

    Neighbors that look alike become one span. Of a group of short spans, the
    kind that lasts longest stands for all. With `calls`, no call and no start-up is lost.
    """
    groups: list[list[Span]] = []
    for span in lane.spans:
        short = span.end - span.begin < finest and bool(groups)
        alike = not calls or (bool(groups) and _thing(groups[-1][-1]) == _thing(span))
        if short and alike and _length(groups[-1]) < finest:
            groups[-1].append(span)
        else:
            groups.append([span])
    spans: list[Span] = []
    for group in groups:
        span = _one_of(group)
        same = not calls or (bool(spans) and _thing(spans[-1]) == _thing(span))
        if spans and span.end - span.begin < finest and (same or not _thing(span)):
            spans[-1] = attrs.evolve(spans[-1], end=span.end)
        elif spans and _length(spans[-1:]) < finest and (same or not _thing(spans[-1])):
            spans[-1] = attrs.evolve(span, begin=spans[-1].begin)
        elif spans and _look(spans[-1]) == _look(span):
            spans[-1] = _one_of([spans[-1], span])
        else:
            spans.append(span)
    return spans


def _thing(span: Span) -> str:
    """Return what a span is a part of that must stay: a call, a start-up, or nothing."""
    return "starting" if span.kind == "starting" else span.call


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
