"""Draws the rows of a timing as bars."""

from markupsafe import Markup

from recorder.catalog.comparisons import Comparison
from recorder.pages.bars import Bar, draw_bars
from recorder.timings.facts import DerivedTiming, interval_of, plain_rows
from recorder.timings.statements import duration_of, speedup

LEAST = 0.5
"""Where the axis of ratios begins, so that a ratio of 1 has a bar, too."""


def draw_rows(comparison: Comparison, timing: DerivedTiming) -> Markup:
    """Return a chart of the times, or of the ratios over the first row."""
    rows = [row for row in plain_rows(timing) if not row.missing]
    first = rows[0].name
    times = comparison.bars == "times"
    bars = []
    for row in rows:
        ratio = interval_of(row) if times else row.speedup[first]
        text = duration_of(row).text
        if not times:
            text = f"{speedup(ratio).text} · {text}"
        bars.append(
            Bar(name=row.name, value=ratio.median, text=text, low=ratio.low, high=ratio.high)
        )
    unit = f", per {timing.per}" if timing.per else ""
    title = f"Time{unit}" if times else f"How many times as fast as {first}{unit}"
    return draw_bars(bars, title=title, log=not times, least=LEAST)
