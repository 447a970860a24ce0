"""A figure of who ran when shows what was recorded: its lanes, bars, axis, words, table, trace."""

import itertools
import json
import re
from collections import Counter, defaultdict
from typing import Any

import attrs
import pytest
from lxml import html

from recorder.timelines.drawing import ROOM
from tests.site.conftest import SITE
from tests.site.facts import CATALOG, ENTRIES, Run, commands_of, run_for
from tests.site.grammar import DURATION, UNITS, Shown, says
from tests.site.stream import items_of, text_of

KINDS = {"starting up": "starting", "running": "running", "waiting": "waiting"}
BAR = re.compile(r"M(-?[\d.]+) (-?[\d.]+)h([\d.]+)v")
LANE = re.compile(r"MainProcess|\w*(?:Process|PoolWorker|Manager|Thread)-[\d:]+")


@attrs.frozen
class Figure:
    """A figure and the run that it draws."""

    shown: Shown
    run: Run
    lanes: list[dict[str, Any]]
    seconds: float
    cut: bool
    """Whether the run was stopped."""

    @property
    def element(self) -> html.HtmlElement:
        """The figure as it is on the page."""
        return self.shown.items[0].element


@pytest.fixture(scope="module")
def figures(shown: list[Shown]) -> list[Figure]:
    """Return every figure of a traced run, with what was traced."""
    found = []
    for each in shown:
        if each.kind != "timeline":
            continue
        entry = ENTRIES[each.id]
        line = each.items[1].text
        other = re.match(r"on Python (\S+)", line)
        command = next(one for one in commands_of(entry) if f"{one}, run once" in line)
        run = run_for(entry, each.here, "traced", command, other[1] if other else "")
        kept = json.loads(run.files["lanes.json"])
        found.append(Figure(each, run, kept["lanes"], kept["seconds"], kept["cut"]))
    return found


def collect(figures: list[Figure], check: Any) -> list[str]:
    """Return what is wrong with which figure."""
    faults = []
    for figure in figures:
        try:
            check(figure)
        except AssertionError as error:
            faults.append(f"{figure.shown.page.name}: {figure.shown.id}: {error}")
    return faults


def test_the_title_names_the_program_and_its_lanes(figures: list[Figure]) -> None:
    def check(figure: Figure) -> None:
        stem, _, label = figure.shown.id.rpartition("/")[2].partition(".")
        begin = f"Who ran when in {stem}.py{', ' * bool(label)}{label}: "
        titles = {text_of(each) for each in figure.element.xpath("./svg/title")}
        captions = {text_of(each) for each in figure.element.xpath(".//caption")}
        assert len(titles) == 1
        assert titles == captions
        (title,) = titles
        assert title.startswith(begin), title
        names = [lane["name"] for lane in figure.lanes]
        listed, _, more = title.removeprefix(begin).partition(" and ")
        told = listed.split(", ")
        assert told == names[: len(told)], title
        number = re.fullmatch(r"(\d+) more", more)
        assert len(told) + int(number[1] if number else 0) >= min(len(names), 12), title

    assert collect(figures, check) == []


def test_the_table_has_the_lanes_and_moments_that_were_recorded(figures: list[Figure]) -> None:
    def check(figure: Figure) -> None:
        (table,) = figure.element.xpath(".//table")
        heads = [text_of(each) for each in table.xpath("./thead/tr/th")]
        unit = heads[-1].rpartition(", ")[2]
        assert heads == ["Lane", "What", f"From, {unit}", f"To, {unit}"]
        groups: list[tuple[str, list[list[str]]]] = []
        for row in table.xpath("./tbody/tr"):
            if name := row.xpath("./th"):
                groups.append((text_of(name[0]), []))
            groups[-1][1].append([text_of(cell) for cell in row.xpath("./td")])
        names = [lane["name"] for lane in figure.lanes]
        assert [name for name, _ in groups] == names[: len(groups)]
        if len(groups) < len(names):
            note = figure.shown.items[0].element.getnext()
            assert f"The raw trace has {len(names) - len(groups)} more." in text_of(note)
        for (name, rows), lane in zip(groups, figure.lanes, strict=False):
            check_rows(name, rows, lane, UNITS[unit], figure.seconds)

    assert collect(figures, check) == []


def check_rows(
    name: str, rows: list[list[str]], lane: dict[str, Any], unit: float, seconds: float
) -> None:
    """Compare a lane's lines with what it did in these moments."""
    spans = lane["spans"]
    coarse = max(unit * 10 ** -len(rows[0][1].partition(".")[2]), 0.02 * seconds)
    begin, end = float(rows[0][1]) * unit, float(rows[-1][2]) * unit
    assert abs(begin - spans[0]["begin"]) <= coarse, f"{name} begins at {begin}"
    assert abs(end - spans[-1]["end"]) <= coarse, f"{name} ends at {end}"
    last = 0.0
    for what, first, to in rows:
        low, high = float(first) * unit, float(to) * unit
        assert last - coarse / 20 <= low <= high, f"{name}: {what} from {first} to {to}"
        last = high
        kinds = [kind for word, kind in KINDS.items() if re.search(rf"(^|, ){word}\b", what)]
        assert len(kinds) == 1, what
        inside: dict[str, float] = defaultdict(float)
        for span in spans:
            inside[span["kind"]] += max(
                0.0, min(high + unit, span["end"]) - max(low - unit, span["begin"])
            )
        # A bar of many short things is called after what most of it is.
        if high - low > coarse:
            assert inside[kinds[0]] >= 0.4 * (high - low), f"{name}: {what} from {first} to {to}"


def test_bars_and_axis_have_the_lengths_that_were_recorded(figures: list[Figure]) -> None:
    def check(figure: Figure) -> None:
        for drawing in figure.element.xpath("./svg[contains(@class, 'tl-desk')]"):
            ticks = [
                (float(each.get("x")), text_of(each))
                for each in drawing.xpath("./text[@class='tl-axis']")
            ]
            unit = UNITS[ticks[-1][1].rpartition(" ")[2]]
            (lines,) = drawing.xpath("./path[@class='tl-tick'][1]/@d")
            at = [float(x) for x in re.findall(r"M(-?[\d.]+) ", lines)]
            moments = [float(text.partition(" ")[0]) * unit for _, text in ticks]
            assert len(at) == len(moments)
            assert moments[0] == at[0] == 0
            scale = moments[-1] / at[-1]
            for x, moment in zip(at, moments, strict=True):
                assert abs(x * scale - moment) <= 0.2 * scale + 1e-9, "ticks at uneven places"
            lanes = drawing.xpath("./g")
            roles = [each.get("class").removeprefix("tl-") for each in lanes]
            assert roles == [lane["role"] for lane in figure.lanes[: len(lanes)]]
            widths = [float(w) for each in lanes for _, _, w in bars_of(each)]
            finest = max(ROOM, min(16.0, *widths)) * scale
            for group, lane in zip(lanes, figure.lanes, strict=False):
                check_lane(group, lane, scale, figure.seconds, finest)

    assert collect(figures, check) == []


def bars_of(group: html.HtmlElement) -> list[tuple[str, str, str]]:
    """Return the bars of a lane: what each means, where it begins, how wide it is."""
    return [
        (path.get("class").removeprefix("tl-"), x, width)
        for path in group.xpath("./path")
        for x, _, width in BAR.findall(path.get("d"))
    ]


def check_lane(
    group: html.HtmlElement, lane: dict[str, Any], scale: float, seconds: float, finest: float
) -> None:
    """Compare the length of all bars of a kind with how long the lane did such things.

    What is shorter than `finest` seconds may be drawn as a part of what is beside it.
    """
    bars: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for kind, x, width in bars_of(group):
        bars[kind].append((float(x), float(width)))
    lasted: dict[str, list[float]] = defaultdict(list)
    for span in lane["spans"]:
        lasted[span["kind"]].append(span["end"] - span["begin"])
    short = {kind: sum(each for each in lasted[kind] if each < finest) for kind in KINDS.values()}
    for kind in KINDS.values():
        real = sum(lasted[kind])
        drawn = sum(width for _, width in bars[kind]) * scale
        spare = 0.04 * seconds + 1.5 * scale * len(bars[kind])
        others = sum(short.values()) - short[kind]
        assert real - short[kind] - spare <= drawn <= real + others + spare, (
            f"{lane['name']}: {kind} {real:.4f} s, drawn {drawn:.4f}"
        )
        if bars[kind]:
            first = min(s["begin"] for s in lane["spans"] if s["kind"] == kind)
            low = min(x for x, _ in bars[kind]) * scale
            assert low >= first - 2 * scale - 0.02 * seconds, f"{lane['name']}: {kind} too early"


def test_the_description_tells_what_was_recorded(figures: list[Figure]) -> None:
    def check(figure: Figure) -> None:
        told = {text_of(each) for each in figure.element.xpath("./svg/desc")}
        assert len(told) == 1
        (text,) = told
        many = len(figure.element.xpath("./svg[1]/following-sibling::svg[1]/g"))
        assert text.startswith(f"{many} lane{'s' * (many != 1)}, in order of start: "), text
        found = re.search(
            rf"(It was stopped after|The run took) ({DURATION.pattern})\. The table", text
        )
        assert found, text
        assert says(found[2], figure.seconds), text
        assert (found[1] == "It was stopped after") == figure.cut
        lanes = figure.lanes[:many]
        most = most_at_once(lanes, figure.seconds)
        if most == 1 and many > 1:
            assert "No two of them ran at the same time." in text
        elif most > 1:
            assert f"At most {most} ran at the same time" in text, f"{most}: {text}"
        waits = waits_of(lanes)
        longest = re.search(
            rf"(\S.*?) waited longest: ({DURATION.pattern})(?: in (.+?))?\. (?:It|The)", text
        )
        assert bool(longest) == bool(waits), text
        if longest:
            (name,) = [lane["name"] for lane in lanes if longest[1].endswith(lane["name"])][:1]
            most_seconds = max(waits.values())
            assert says(longest[2], most_seconds), f"{most_seconds}: {text}"
            assert waits[name, longest[5] or ""] == most_seconds, text

    assert collect(figures, check) == []


def most_at_once(lanes: list[dict[str, Any]], seconds: float) -> int:
    """Return how many lanes ran at the same time for a hundredth of the run or longer."""
    moments = sorted({m for lane in lanes for s in lane["spans"] for m in (s["begin"], s["end"])})
    running = [
        (s["begin"], s["end"]) for lane in lanes for s in lane["spans"] if s["kind"] == "running"
    ]
    lasted: dict[int, float] = defaultdict(float)
    for low, high in itertools.pairwise(moments):
        number = sum(begin <= low and high <= end for begin, end in running)
        lasted[number] += high - low
    total = 0.0
    for number in sorted(lasted, reverse=True):
        total += lasted[number]
        if number and total >= 0.01 * seconds:
            return number
    return 0


def waits_of(lanes: list[dict[str, Any]]) -> dict[tuple[str, str], float]:
    """Return how long each lane waited for what; a worker without a task waits for nothing."""
    waits: dict[tuple[str, str], float] = defaultdict(float)
    for lane in lanes:
        for span in lane["spans"]:
            idle = lane["role"] == "worker" and not span["call"]
            if span["kind"] == "waiting" and not idle:
                waits[lane["name"], span["label"]] += span["end"] - span["begin"]
    return waits


def test_the_raw_trace_has_every_bar_that_was_recorded(figures: list[Figure]) -> None:
    """What runs within a call is the call less what is waited for in it."""

    def check(figure: Figure) -> None:
        trace = json.loads((SITE / "traces" / f"{figure.shown.id}.json").read_bytes())
        events = [each for each in trace["traceEvents"] if each["ph"] == "X"]
        told = Counter((each["cat"], each["name"], each["ts"], each["dur"]) for each in events)
        wanted: Counter[tuple[str, str, int, int]] = Counter()
        for lane in figure.lanes:
            spans = lane["spans"]
            for call, group in itertools.groupby(
                (span for span in spans if span["call"]), key=lambda span: span["call"]
            ):
                within = list(group)
                wanted["call", call, *moments(within[0]["begin"], within[-1]["end"])] += 1
            for span in spans:
                if span["kind"] != "running" or not span["call"]:
                    name = span["label"] or span["kind"]
                    wanted[span["kind"], name, *moments(span["begin"], span["end"])] += 1
        assert told == wanted, (told - wanted, wanted - told)
        names = [
            each["args"]["name"]
            for each in trace["traceEvents"]
            if each["ph"] == "M" and each["name"] == "thread_name"
        ]
        assert names == [lane["name"] for lane in figure.lanes]

    assert collect(figures, check) == []


def moments(begin: float, end: float) -> tuple[int, int]:
    """Return a beginning and a duration in millionths of a second."""
    return round(begin * 1e6), round(end * 1e6) - round(begin * 1e6)


def test_figures_that_are_compared_have_axes_of_the_same_length(figures: list[Figure]) -> None:
    lengths: dict[str, list[float]] = defaultdict(list)
    for figure in figures:
        if axis := ENTRIES[figure.shown.id].show.axis:
            (drawing,) = figure.element.xpath("./svg[contains(@class, 'tl-desk')]")
            box = (drawing.get("viewBox") or drawing.get("viewbox")).split()
            last = text_of(drawing.xpath("./text[@class='tl-axis'][last()]")[0])
            (lines,) = drawing.xpath("./path[@class='tl-tick'][1]/@d")
            at = float(re.findall(r"M(-?[\d.]+) ", lines)[-1])
            number, unit = last.split()
            lengths[axis].append((float(box[0]) + float(box[2])) / at * float(number) * UNITS[unit])
    assert lengths or not figures
    for axis, found in lengths.items():
        assert max(found) <= 1.03 * min(found), f"{axis}: {found} s"


def test_figures_stand_in_the_order_of_their_programs(figures: list[Figure]) -> None:
    order = {entry.id: number for number, entry in enumerate(CATALOG.entries)}
    by_section: dict[tuple[str, str], list[int]] = defaultdict(list)
    for figure in figures:
        item = figure.shown.items[0]
        if not item.tabs:
            by_section[figure.shown.page.name, item.section].append(order[figure.shown.id])
    wrong = [place for place, numbers in by_section.items() if numbers != sorted(numbers)]
    assert wrong == []


def test_a_caption_names_lanes_that_its_figure_has(
    figures: list[Figure], pages: dict[Any, html.HtmlElement]
) -> None:
    of_element = {figure.element: figure for figure in figures}
    wrong = []
    seen = 0
    for path, page in pages.items():
        before: list[Figure] = []
        fresh = False
        for item in items_of(page):
            if item.kind == "heading":
                before, fresh = [], False
            if item.element in of_element:
                before = (
                    [*before, of_element[item.element]] if fresh else [of_element[item.element]]
                )
                fresh = True
            if item.kind != "prose" or not before:
                continue
            fresh = False
            if not item.text.startswith(("In the figure.", "In the figures.")):
                continue
            seen += 1
            names = {lane["name"] for figure in before for lane in figure.lanes}
            for mark in item.element.xpath(".//code | .//em"):
                if LANE.fullmatch(text_of(mark)) and text_of(mark) not in names:
                    wrong.append(f"{path.name}: {text_of(mark)} is no lane of the figure above")
    assert wrong == []
    assert seen or not figures
