"""Draws a list of numbers as bars with their names, in HTML that every width of screen holds."""

import math
from collections.abc import Sequence

import attrs
from markupsafe import Markup

from recorder.errors import AuthorError
from recorder.pages.fragments import render

UNITS = {"s": 1.0, "ms": 1e-3, "µs": 1e-6, "ns": 1e-9}
"""Units of time, in seconds; what has another unit, or none, is taken as it is."""


@attrs.frozen(kw_only=True)
class Bar:
    """One bar: what it is called, how long it is, and what stands beside it."""

    name: str
    value: float
    text: str
    low: float | None = None
    """Ends of the interval of the value, if it has one."""
    high: float | None = None


def draw_bars(bars: Sequence[Bar], *, title: str, log: bool, least: float | None = None) -> Markup:
    """Return a figure of bars; `title` says what their length is.

    The axis begins at 0; a logarithmic one at `least`, or by default at the
    power of ten below the smallest value. Its lines are at powers of ten, or of
    two where those would be less than two lines, which tell no scale.
    """
    ends = [each for bar in bars for each in (bar.value, bar.low, bar.high) if each is not None]
    low, most = 0.0, max(ends)
    if log:
        smallest = min(end for end in ends if end > 0)
        low = least or 10.0 ** (math.ceil(math.log10(smallest)) - 1)
        low, most = min(low, smallest), max(most, 10 * low)

    def place(value: float) -> float:
        """Return where a value stands, in percent of the axis."""
        if log:
            part = math.log(max(value, low) / low) / math.log(most / low)
        else:
            part = value / (most or 1)
        return round(100 * min(1.0, part), 2)

    rows = [
        {
            "name": bar.name,
            "text": bar.text,
            "width": place(bar.value),
            "spread": None
            if bar.low is None or bar.high is None
            else (place(bar.low), round(place(bar.high) - place(bar.low), 2)),
        }
        for bar in bars
    ]
    step, ticks = _ticks(low, most) if log else (None, [])
    lines = [place(tick) for tick in ticks]
    found = _found(bars)
    return render("bars.md.jinja", rows=rows, lines=lines, title=title, step=step, found=found)


def _found(bars: Sequence[Bar]) -> str:
    """Return in words what a reader finds in a chart: between which bars all are."""
    least, most = (pick(bars, key=lambda bar: bar.value) for pick in (min, max))
    many = f"{len(bars)} {'bar' if len(bars) == 1 else 'bars'}"
    return f"{many}, from {least.text} ({least.name}) to {most.text} ({most.name})"


def bars_of_table(
    where: str,
    head: list[str],
    rows: list[list[str]],
    *,
    name: Sequence[str],
    value: str,
    log: bool,
) -> list[Bar]:
    """Return the bars of one column of a printed table; a logarithmic axis has no 0."""
    if missing := [each for each in (*name, value) if each not in head]:
        raise AuthorError(f"{where}: its table has no column {missing[0]!r}; correct `bars`")
    names = [head.index(each) for each in name]
    column = head.index(value)
    return [
        Bar(
            name=", ".join(row[each] for each in names),
            value=_number(where, row[column], above=0.0 if log else -math.inf),
            text=row[column],
        )
        for row in rows
    ]


def _number(where: str, cell: str, above: float) -> float:
    word, _, unit = cell.replace(",", "").replace("−", "-").partition(" ")
    try:
        number = float(word.rstrip("×%")) * UNITS.get(unit, 1.0)
    except ValueError:
        number = math.nan
    if not above < number < math.inf:
        raise AuthorError(f"{where}: {cell!r} is no number that has a bar; correct `bars`")
    return number


def _ticks(low: float, most: float) -> tuple[int, list[float]]:
    """Return how many times the one before each line of an axis is, and where the lines are."""
    tens = _powers(10, low, most)
    return (10, tens) if len(tens) > 1 else (2, _powers(2, low, most))


def _powers(base: int, low: float, most: float) -> list[float]:
    """Return the powers of a number inside an axis."""
    first = math.floor(math.log(low, base) + 1e-9)
    last = math.ceil(math.log(most, base) - 1e-9)
    return [float(base) ** power for power in range(first + 1, last)]
