"""What a page says of the scale and the units of a figure is what the figure has."""

import itertools
import math
import re

import pytest

from recorder.catalog.entries import Entry
from recorder.catalog.load import load_catalog
from tests.chapters.facts import resolved
from tests.chapters.prose import CODE, PAGES, Block, Section, plain, read_page

SAY = {
    "arrays.md": "each vertical line stands for ten times the time of the one before",
    "managers.md": "Each vertical line is ten times the one before",
    "price_of_the_trip.md": "each line stands for ten times the time of the one before",
    "what_it_costs.md": "a scale on which each vertical line is ten times the one before",
}
ROW = re.compile(r"<li>(.*?)</li>", re.DOTALL)
TICK = re.compile(r'class="bars-tick" x1="([\d.]+)%"')
WIDTH = re.compile(r'class="bars-bar"[^>]* width="([\d.]+)%"')
VALUE = re.compile(r'class="bars-value">([\d.,]+)')

ENTRIES = {entry.id: entry for entry in load_catalog().entries}
DRAWN = re.compile(r"runs/(\w+/\w+)(?:\.\w+)*\.timeline\.md$")

CAPTION = "**In the figure"
UNIT = re.compile(r"(?<![\w.])\d[\d,.]*\s?(×|ms|µs|s|MB|kB|GB|%|seconds|milliseconds)(?!\w)")
SHORT = {"seconds": "s", "milliseconds": "ms"}


def charts_on(page: str) -> list[list[tuple[list[float], float, float]]]:
    """Return the bars of each chart with lines: where these are, how long it is, what it says."""
    found = []
    for target in dict.fromkeys(target for _, target in read_page(page).includes):
        for chart in resolved(target).split('<ul class="bars-rows">')[1:]:
            bars = [
                (
                    [float(tick) for tick in TICK.findall(row)],
                    float(WIDTH.findall(row)[-1]),
                    float(VALUE.findall(row)[0].replace(",", "")),
                )
                for row in ROW.findall(chart.split("</ul>")[0])
            ]
            if bars[0][0]:
                found.append(bars)
    return found


@pytest.mark.parametrize("page", SAY)
def test_from_line_to_line_it_is_ten_times(page: str) -> None:
    assert sum(SAY[page] in block.text for block in read_page(page).blocks) == 1
    charts = charts_on(page)
    assert charts, "the page has a chart with lines"
    for bars in charts:
        lines = bars[0][0]
        assert all(each == lines for each, _, _ in bars), "the lines of all bars are the same"
        steps = [after - before for before, after in itertools.pairwise(lines)]
        assert steps == pytest.approx([steps[0]] * len(steps), abs=0.05)
        _, longest, most = max(bars, key=lambda bar: bar[2])
        for _, width, value in bars:
            expected = longest + steps[0] * math.log10(value / most)
            rounding = steps[0] * 0.005 / value  # of what stands beside the bar
            assert width == pytest.approx(max(0.0, expected), abs=0.1 + rounding)


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
