"""Gives what matters enough room to be seen: each call and each start-up is wide enough.

A call that is too short becomes wider than it lasted, and what follows begins that much
later. Short calls side by side become one bar that says how many they are.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs

from recorder.timelines.model import WORDS, Span


@attrs.frozen
class Roomy:
    """Spans to draw, in seconds of the drawing, and whether any differs from what was."""

    spans: tuple[Span, ...]
    changed: bool


@attrs.frozen
class _Group:
    """Neighbors that are one thing: a call, a start-up, or anything else."""

    spans: tuple[Span, ...]
    matters: bool
    calls: int = 1

    @property
    def begin(self) -> float:
        return self.spans[0].begin

    @property
    def end(self) -> float:
        return self.spans[-1].end


def with_room(spans: Sequence[Span], least: float, others: float = 0.0) -> Roomy:
    """Return spans of which each call and each start-up lasts `least` seconds or longer.

    What is nothing of both lasts `others` or longer, if it is not wholly behind its neighbors.
    """
    groups: list[_Group] = []
    for group in _grouped(spans):
        last = next((n for n in reversed(range(len(groups))) if groups[n].matters), None)
        if last is not None and _collide(groups[last], group, least):
            groups[last:] = [_together(groups[last:], group)]
        else:
            groups.append(group)
    placed: list[Span] = []
    changed = False
    for group in groups:
        begin = max([group.begin, *(each.end for each in placed[-1:])])
        end = group.end
        if group.matters or len(groups) == 1:
            end = max(end, begin + least)
            changed |= end > group.end or group.calls > 1
        elif end > begin:
            end = max(end, begin + others)
        if end > begin:  # or nothing is left of it between its neighbors
            as_one = group.end - group.begin < least
            placed += _between(group.spans, begin, end, others, as_one=as_one)
    return Roomy(tuple(placed), changed)


def _grouped(spans: Sequence[Span]) -> Iterator[_Group]:
    for (kind, call), found in groupby(spans, key=lambda span: (_starts(span), span.call)):
        group = tuple(found)
        if kind or call:
            yield _Group(group, matters=True)
        else:
            yield from (_Group((span,), matters=False) for span in group)


def _starts(span: Span) -> bool:
    return span.kind == "starting"


def _collide(before: _Group, group: _Group, least: float) -> bool:
    """Tell whether two short calls are too close to each other to draw both."""
    if not group.matters or any(map(_starts, (*before.spans, *group.spans))):
        return False
    both_short = group.end - group.begin < least and (
        before.calls > 1 or before.end - before.begin < least
    )
    return both_short and group.begin < max(before.end, before.begin + least)


def _together(groups: Sequence[_Group], group: _Group) -> _Group:
    """Return one call in place of several, and of what lies between them."""
    spans = [span for each in (*groups, group) for span in each.spans]
    calls = sum(each.calls for each in (*groups, group) if each.matters)
    names = {each.call.rpartition(" × ")[2].partition("(")[0] for each in spans if each.call}
    (name,) = names if len(names) == 1 else ("calls",)
    one = attrs.evolve(
        _longest(spans), label="", call=f"{calls} × {name}", begin=spans[0].begin, end=group.end
    )
    return _Group((one,), matters=True, calls=calls)


def _longest(spans: Sequence[Span]) -> Span:
    """Return the longest of the kind that lasts longest."""
    lasts = {kind: sum(s.end - s.begin for s in spans if s.kind == kind) for kind in WORDS}
    kind = max(lasts, key=lambda each: lasts[each])
    return max((s for s in spans if s.kind == kind), key=lambda each: each.end - each.begin)


def _between(
    spans: Sequence[Span], begin: float, end: float, least: float, *, as_one: bool
) -> list[Span]:
    """Return spans cut or stretched to reach from `begin` to `end`, without a rest too short."""
    kept = [_longest(spans)] if as_one else [each for each in spans if each.end > begin + least]
    kept = kept or [spans[-1]]
    kept[0] = attrs.evolve(kept[0], begin=begin)
    kept[-1] = attrs.evolve(kept[-1], end=end)
    return kept
