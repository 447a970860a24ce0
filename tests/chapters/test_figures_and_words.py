"""What a page says of the scale and the units of a figure is what the figure has."""

import itertools
import math
import re
from typing import NamedTuple

import pytest

from recorder.catalog.entries import Entry
from recorder.catalog.load import load_catalog
from tests.chapters.facts import resolved
from tests.chapters.prose import CODE, PAGES, Block, Section, plain, read_page

SAY = {
    "arrays.md": "each vertical line stands for ten times the time of the one before",
    "managers.md": "Each vertical line is ten times the one before",
    "what_it_costs.md": "a scale on which each vertical line is ten times the one before",
}
SAY_LOGARITHMIC = {
    "faster_digits.md": "The axis is logarithmic",
    "price_of_the_trip.md": "Mind the axis: it is logarithmic",
}
"""Pages whose chart has lines at powers of ten on one machine, and of two on another."""
ROW = re.compile(r"<li>(.*?)</li>", re.DOTALL)
TICK = re.compile(r'class="bars-tick" x1="([\d.]+)%"')
WIDTH = re.compile(r'class="bars-bar"[^>]* width="([\d.]+)%"')
VALUE = re.compile(r'class="bars-value">(?:about )?([\d.,]+)(?=[×<])')
STEP = re.compile(r"each line is (.+?) the one before")
STEPS = {"ten times": 10, "twice": 2}

WITH_CHARTS = sorted(
    path.name for path in PAGES.glob("*.md") if ".bars.md" in path.read_text(encoding="utf-8")
)
ENTRIES = {entry.id: entry for entry in load_catalog().entries}
DRAWN = re.compile(r"runs/(\w+/\w+)(?:\.\w+)*\.timeline\.md$")

CAPTION = "**In the figure"
UNIT = re.compile(r"(?<![\w.])\d[\d,.]*\s?(×|ms|µs|s|MB|kB|GB|%|seconds|milliseconds)(?!\w)")
SHORT = {"seconds": "s", "milliseconds": "ms"}


class Bar(NamedTuple):
    """Where the lines of a bar's chart are, how long it is (both in percent), what it says."""

    lines: list[float]
    width: float
    said: str | None
    """The number beside it, or None where this is an interval or no number."""


def charts_on(page: str) -> list[tuple[str, int | None, list[Bar]]]:
    """Return the section of each chart, how many times the one before its lines are, its bars."""
    found = []
    for section, target in read_page(page).includes:
        for chart in resolved(target).split('<ul class="bars-rows">')[1:]:
            rows, _, below = chart.partition("</ul>")
            bars = [
                Bar(
                    [float(tick) for tick in TICK.findall(row)],
                    float(WIDTH.findall(row)[-1]),
                    said[1].replace(",", "") if (said := VALUE.search(row)) else None,
                )
                for row in ROW.findall(rows)
            ]
            step = STEP.search(below)
            found.append((section.id, STEPS[step[1]] if step else None, bars))
    return found


@pytest.mark.parametrize("page", SAY)
def test_a_page_says_ten_times_of_the_chart_below(page: str) -> None:
    (said,) = (block.section for block in read_page(page).blocks if SAY[page] in block.text)
    assert next(step for section, step, _ in charts_on(page) if section == said.id) == 10


@pytest.mark.parametrize("page", SAY_LOGARITHMIC)
def test_a_page_says_logarithmic_of_a_chart_that_is(page: str) -> None:
    said = SAY_LOGARITHMIC[page]
    (here,) = (block.section for block in read_page(page).blocks if said in block.text)
    assert all(step for section, step, _ in charts_on(page) if section == here.id)
    assert here.id in {section for section, _, _ in charts_on(page)}


@pytest.mark.parametrize("page", WITH_CHARTS)
def test_from_line_to_line_it_is_as_often_as_a_chart_says(page: str) -> None:
    charts = charts_on(page)
    assert charts
    for _, step, bars in charts:
        lines = bars[0].lines
        assert all(bar.lines == lines for bar in bars), "the lines of all bars are the same"
        if step is None:
            assert not lines, "lines, but no word of their steps"
            continue
        assert len(lines) > 1, "one line alone tells no scale"
        apart = [after - before for before, after in itertools.pairwise(lines)]
        assert apart == pytest.approx([apart[0]] * len(apart), abs=0.05)
        known = [(bar.width, float(bar.said), rounded(bar.said)) for bar in bars if bar.said]
        longest, most, off = max(known)
        for width, value, by in known:
            expected = longest + apart[0] * math.log(value / most, step)
            allowed = 0.1 + apart[0] * math.log((1 + by) * (1 + off), step)
            assert width == pytest.approx(max(0.0, expected), abs=allowed)


def rounded(said: str) -> float:
    """Return by which share of it a number may be off; zeros at its end may stand for digits."""
    whole, _, decimals = said.partition(".")
    zeros = 0 if decimals else len(whole) - len(whole.rstrip("0"))
    return 0.51 * 10.0 ** (zeros - len(decimals)) / float(said)


def figures_above(page: str, line: int) -> str:
    """Return the texts of the figures between a line of a page and the paragraph before it."""
    begin = max(block.line for block in read_page(page).blocks if block.line < line)
    shown = [target for at, target in read_page(page).alone if begin < at < line]
    return re.sub(r"<[^>]+>", " ", " ".join(map(resolved, shown)))


CAPTIONS = [
    (block, unit)
    for path in sorted(PAGES.glob("*.md"))
    for block in read_page(path.name).blocks
    if block.text.startswith(CAPTION)
    for unit in sorted(set(UNIT.findall(CODE.sub("", plain(block.text)))))
]


@pytest.mark.parametrize(("block", "unit"), CAPTIONS, ids=lambda each: getattr(each, "place", each))
def test_a_unit_below_a_figure_is_one_of_the_figure(block: Block, unit: str) -> None:
    short = re.escape(SHORT.get(unit, unit))
    figures = figures_above(block.page, block.line)
    assert re.search(rf"(?:\d\s?|, ){short}(?!\w)", figures), f"{block.place}: {unit}"


def drawn_on(page: str) -> list[tuple[Section, Entry]]:
    """Return the section and the entry of each timeline of a page; a program that hangs has none.

    How long it is drawn says nothing of it but where its limit is.
    """
    found = []
    for place, target in read_page(page).includes:
        if name := DRAWN.search(target):
            entry = ENTRIES[name[1]]
            outcomes = [entry.expect, *entry.expect.under.values()]
            if all(each.expect != "hangs" for each in outcomes):
                found.append((place, entry))
    return found


@pytest.mark.parametrize("page", sorted(path.name for path in PAGES.glob("*.md")))
def test_timelines_that_are_compared_have_one_axis(page: str) -> None:
    """Those within a section, and those of a program and of its change."""
    different = [
        f"{one.id} and {other.id}: give both the same `axis`"
        for (here, one), (there, other) in itertools.combinations(drawn_on(page), 2)
        if here == there or one.show.changes == other.name or other.show.changes == one.name
        if not one.show.axis or one.show.axis != other.show.axis
    ]
    assert different == []
