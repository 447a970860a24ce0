"""Each timeline that is kept as golden shows its facts, worked out without what draws it."""

import json
import math
import re
from collections import defaultdict
from itertools import pairwise

import lxml.html
import pytest

from recorder.timelines.model import Lane, Span, Timeline
from tests.recorder.golden import lanes
from tests.recorder.golden.outputs import RUNS
from tests.recorder.golden.reading import TEXTS, Box, boxes_in, find, fragments_in

AXES = {"talk/greet.twice": lanes.GREETING.seconds, "apart": 5.0}
"""How long an axis is that is longer than its own run, in seconds."""
ALONE = {
    "many_calls": lanes.CALLS,
    "crowd.large": lanes.CROWD,
    "apart": lanes.APART,
    "still": lanes.STILL,
    "hurried": lanes.HURRIED,
}
FIGURES = {
    **{
        name: (made.timeline, fragments_in("book/runs.timeline.txt")[f"runs/{name}.timeline.md"])
        for name, made in RUNS.items()
        if made.timeline and made.traced_exit_code is None
    },
    **{name: (t, (TEXTS / f"alone/{name}.txt").read_text("utf-8")) for name, t in ALONE.items()},
}
"""The facts of each figure, and its golden text."""
DRAWINGS = [(name, layout) for name in FIGURES for layout in ("desk", "phone")]
TOO_SHORT = {("many_calls", "hasty"), ("many_calls", "MainProcess"), ("hurried", "MainProcess")}
"""Lanes of which the table does not tell each wait: some last nothing in its unit."""
MARGIN = 16
"""Right of the last moment."""
NARROW = 12
"""Pixels: what is narrower may have been given more room, and what follows it less."""
FULL = 0.9
"""From this share of a CPU on, a bar has its full height."""


class Drawn:
    """One drawing, and how many of its pixels a second is long."""

    def __init__(self, name: str, layout: str) -> None:
        self.timeline, text = FIGURES[name]
        self.html = lxml.html.fromstring(text)
        (self.svg,) = find(self.html, "svg", f"tl-{layout}")
        left, _, width, _ = map(float, self.svg.get("viewBox", self.svg.get("viewbox")).split())
        axis = AXES.get(name, self.timeline.seconds)
        self.scale = (width + left - MARGIN) / axis
        self.groups = find(self.svg, "g")
        self.lanes = self.timeline.lanes[: len(self.groups)]

    def boxes(self, number: int, kind: str) -> list[Box]:
        """Return the rectangles of a kind in a lane, from left to right."""
        paths = find(self.groups[number], "path", f"tl-{kind}")
        found = [box for path in paths for box in boxes_in(path.get("d"))]
        return sorted(found, key=lambda box: box.left)

    def is_wide(self, lane: Lane) -> bool:
        """Tell whether each span of a lane has room where it belongs."""
        return all((each.end - each.begin) * self.scale >= NARROW for each in lane.spans)


def is_idle(lane: Lane, span: Span) -> bool:
    return lane.role == "worker" and span.kind == "waiting" and not span.call


@pytest.fixture(params=DRAWINGS, ids="-".join)
def drawn(request: pytest.FixtureRequest) -> Drawn:
    return Drawn(*request.param)


def test_each_tick_stands_where_its_label_says(drawn: Drawn) -> None:
    lines = [
        float(x) for x in re.findall(r"M([\d.]+) ", find(drawn.svg, "path", "tl-tick")[0].get("d"))
    ]
    texts = find(drawn.svg, "text", "tl-axis")
    unit, factor = ("s", 1.0) if drawn.timeline.seconds >= 2 else ("ms", 1000.0)
    words = [text.text_content() for text in texts]
    assert words[-1].endswith(f" {unit}")
    numbers = [float(word.removesuffix(f" {unit}")) for word in words]
    assert numbers[0] == 0
    assert len(numbers) >= 2
    steps = {round(after - before, 6) for before, after in pairwise(numbers)}
    assert len(steps) == 1
    for line, number, text in zip(lines, numbers, texts, strict=True):
        assert line == pytest.approx(number / factor * drawn.scale, abs=0.06)
        assert text.get("text-anchor") == "end" or float(text.get("x")) == line


def test_each_lane_has_its_name_and_the_color_of_its_role(drawn: Drawn) -> None:
    assert len(drawn.groups) == min(len(drawn.timeline.lanes), 40)
    for lane, group in zip(drawn.lanes, drawn.groups, strict=True):
        assert group.get("class") == f"tl-{lane.role}"
        (name,) = find(group, "text", "tl-name")
        title = find(name, "title")
        shown = name.text or (title[0].tail if title else "")
        assert lane.name.startswith(shown.removesuffix("…"))
        assert (title[0].text if title else shown) == lane.name
        tops = [box.top for kind in ("running", "starting", "waiting", "outline")
                for box in drawn.boxes(drawn.groups.index(group), kind)]  # fmt: skip
        assert all(abs(top - float(name.get("y"))) < 30 for top in tops)


def test_each_bar_is_as_long_as_its_span_and_of_its_kind(drawn: Drawn) -> None:
    compared = 0
    for number, lane in enumerate(drawn.lanes):
        if not drawn.is_wide(lane):
            continue
        for kind in ("running", "starting", "waiting"):
            spans = [each for each in lane.spans if each.kind == kind]
            boxes = drawn.boxes(number, kind)
            assert len(boxes) == len(spans)
            for span, box in zip(spans, boxes, strict=True):
                assert box.left == pytest.approx(span.begin * drawn.scale, abs=1.1)
                assert box.right == pytest.approx(span.end * drawn.scale, abs=1.1)
                compared += 1
    assert compared >= 2 or drawn.timeline in (lanes.CROWD, lanes.CALLS, lanes.HURRIED)


def test_a_bar_is_as_high_as_its_share_of_a_cpu(drawn: Drawn) -> None:
    for number, lane in enumerate(drawn.lanes):
        if not drawn.is_wide(lane):
            continue
        running = [each for each in lane.spans if each.kind == "running"]
        outlines = drawn.boxes(number, "outline")
        shared = [each for each in running if each.share < FULL]
        assert len(outlines) == len(shared)
        for span, outline in zip(shared, outlines, strict=True):
            assert outline.left == pytest.approx(span.begin * drawn.scale, abs=1.1)
        whole = max(box.height for box in drawn.boxes(number, "running") + [
            Box(0, 0, 0, outline.height + 1) for outline in outlines
        ] or [Box(0, 0, 0, 1)]) if running else 1  # fmt: skip
        for span, box in zip(running, drawn.boxes(number, "running"), strict=True):
            share = 1.0 if span.share >= FULL else span.share
            assert box.height / whole == pytest.approx(share, abs=0.5 / whole + 0.01)


def test_waiting_is_hatched_in_the_color_of_its_lane_and_idling_is_thin(drawn: Drawn) -> None:
    patterns = {
        each.get("id"): find(each, "path", "tl-hatch")[0].get("class").split()
        for each in find(drawn.html, "pattern")
    }
    for number, lane in enumerate(drawn.lanes):
        for path in find(drawn.groups[number], "path"):
            fill = path.get("fill", "")
            assert bool(fill) == (path.get("class") == "tl-waiting")
            if fill:
                assert patterns[fill[5:-1]] == ["tl-hatch", f"tl-{lane.role}"]
        if drawn.is_wide(lane):
            waits = [each for each in lane.spans if each.kind == "waiting"]
            bars = drawn.boxes(number, "waiting")
            other = [*drawn.boxes(number, "starting"), *drawn.boxes(number, "outline")]
            for span, box in zip(waits, bars, strict=True):
                full = max([box.height, *(each.height for each in other)])
                assert (box.height < 0.6 * full) == is_idle(lane, span)


def test_lines_lead_from_who_started_to_who_was_started(drawn: Drawn) -> None:
    crowded = len(drawn.lanes) > 12
    paths = (
        find(drawn.svg, "path", "tl-tick")[1:] if crowded else find(drawn.svg, "path", "tl-start")
    )
    started = [lane for lane in drawn.lanes if lane.parent is not None]
    assert len(paths) == bool(started)
    if started:
        found = re.findall(r"M([\d.]+) ([\d.]+)V([\d.]+)", paths[0].get("d"))
        for lane, (x, top, bottom) in zip(started, found, strict=True):
            assert float(x) == pytest.approx(lane.begin * drawn.scale, abs=0.06)
            tops = []
            for number in (lane.parent, drawn.lanes.index(lane)):
                assert number is not None
                boxes = [b for kind in ("running", "starting", "waiting", "outline")
                         for b in drawn.boxes(number, kind)]  # fmt: skip
                tops.append(min(box.top for box in boxes))
            assert tops[0] < float(top) < float(bottom)
            assert abs(float(bottom) - tops[1]) <= 15


def test_the_end_of_a_run_that_was_stopped_is_marked_and_no_other(drawn: Drawn) -> None:
    stops = [path.get("d") for path in find(drawn.svg, "path", "tl-stop")]
    assert len(stops) == drawn.timeline.cut
    for stop in stops:
        x = float(re.match(r"M([\d.]+) ", stop)[1])  # type: ignore[index]
        assert x == pytest.approx(drawn.timeline.seconds * drawn.scale, abs=0.06)


def test_each_label_stands_at_what_it_tells(drawn: Drawn) -> None:
    for lane, group in zip(drawn.lanes, drawn.groups, strict=True):
        for text in find(group, "text")[1:]:
            said, x = text.text_content(), float(text.get("x"))
            brief = said.partition("(")[0].partition(":")[0]
            told = [each for each in lane.spans if brief in (f"{each.call}(", each.label)
                    or each.call.startswith(brief) or each.label.startswith(brief)]  # fmt: skip
            assert told
            assert not said.endswith(")") or any(
                said in (each.call, each.label, f"{each.call}: {each.label}", f"{brief}(…)")
                for each in told
            )
            inside = any(
                each.begin * drawn.scale <= x <= each.end * drawn.scale + 1 for each in told
            )
            beside = min(
                min(abs(x - each.begin * drawn.scale), abs(x - each.end * drawn.scale))
                for each in told
            )
            assert inside or beside <= 20
            if "tl-on" in text.get("class", ""):
                assert any(
                    each.kind == "running" and each.share >= FULL
                    and each.begin * drawn.scale <= x <= each.end * drawn.scale
                    for each in told
                )  # fmt: skip


@pytest.mark.parametrize("name", FIGURES)
def test_the_table_tells_each_span_once_with_its_times(name: str) -> None:
    timeline, text = FIGURES[name]
    figure = lxml.html.fromstring(text)
    unit, factor = ("s", 1.0) if timeline.seconds >= 2 else ("ms", 1000.0)
    heads = [each.text_content() for each in find(figure, "thead")[0].iter("th")]
    assert heads == ["Lane", "What", f"From, {unit}", f"To, {unit}"]
    told: dict[str, list[list[str]]] = defaultdict(list)
    lane_name, left = "", 0
    for line in find(figure, "tbody")[0].iter("tr"):
        if find(line, "th"):
            assert left == 0
            (head,) = find(line, "th")
            lane_name, left = head.text_content(), int(head.get("rowspan"))
        left -= 1
        told[lane_name].append([cell.text_content() for cell in find(line, "td")])
    shown = timeline.lanes[:40]
    assert left == 0
    assert [*told] == [lane.name for lane in shown]
    words = {"starting": "starting up", "running": "running", "waiting": "waiting"}
    for lane in shown:
        spans = [each for each in lane.spans if each.end - each.begin >= 0.0009 or each.call]
        if (name, lane.name) in TOO_SHORT:
            continue  # too short to be told each
        for span, (what, begin, end) in zip(spans, told[lane.name], strict=True):
            said = words[span.kind] + (f": {span.label}" if span.label else "")
            said = f"{span.call}, {said}" if span.call else said
            said += f", {100 * span.share:.0f} % of it on a CPU" if span.share < FULL else ""
            assert what == said
            for given, seconds in ((begin, span.begin), (end, span.end)):
                half = 0.5 * 10.0 ** -len(given.partition(".")[2])
                assert float(given) == pytest.approx(seconds * factor, abs=half + 1e-9)


@pytest.mark.parametrize("name", FIGURES)
def test_the_words_tell_how_many_ran_who_waited_and_how_long_it_took(name: str) -> None:
    whole, text = FIGURES[name]
    figure = lxml.html.fromstring(text)
    timeline = Timeline(whole.seconds, whole.lanes[:40], whole.cut)
    for layout in ("desk", "phone"):
        (said,) = (
            each.text_content() for each in find(find(figure, "svg", f"tl-{layout}")[0], "desc")
        )
        many = len(timeline.lanes)
        assert said.startswith(f"{many} lane{'s' * (many > 1)}, in order of start: MainProcess")
        how = "It was stopped after" if timeline.cut else "The run took"
        assert seconds_in(said, how) == pytest.approx(timeline.seconds, rel=0.005)
        waits: dict[tuple[str, str], float] = defaultdict(float)
        for lane in timeline.lanes:
            for span in lane.spans:
                if span.kind == "waiting" and not is_idle(lane, span):
                    waits[lane.name, span.label] += span.end - span.begin
        assert ("waited longest" in said) == bool(waits)
        if waits:
            (who, why), longest = max(waits.items(), key=lambda each: each[1])
            assert f"{who} waited longest: " in said
            assert not why or f" in {why}." in said
            assert seconds_in(said, "waited longest:") == pytest.approx(longest, rel=0.005)
        at_once = most_at_once(timeline)
        if many == 1 or at_once == 0:
            assert " ran at the same time" not in said
        elif at_once == 1:
            assert "No two of them ran at the same time." in said
        else:
            assert f"At most {at_once} ran at the same time" in said


def seconds_in(text: str, after: str) -> float:
    """Return the duration that stands after these words."""
    number, unit = re.search(rf"{after} ([\d.]+) (s|ms|µs)", text).groups()  # type: ignore[union-attr]
    return float(number) * {"s": 1.0, "ms": 1e-3, "µs": 1e-6}[unit]


def most_at_once(timeline: Timeline) -> int:
    """Return the greatest number of lanes that ran at once in a hundredth of the run."""
    running = [s for lane in timeline.lanes for s in lane.spans if s.kind == "running"]
    moments = sorted({at for span in running for at in (span.begin, span.end)})
    lasted: dict[int, float] = defaultdict(float)
    for begin, end in pairwise(moments):
        middle = (begin + end) / 2
        lasted[sum(span.begin < middle < span.end for span in running)] += end - begin
    long = 0.01 * timeline.seconds
    enough = (n for n in lasted if sum(s for m, s in lasted.items() if m >= n) >= long)
    return max(enough, default=0)


@pytest.mark.parametrize("name", FIGURES)
def test_the_legend_tells_each_kind_that_is_drawn_with_the_look_that_it_has(name: str) -> None:
    whole, text = FIGURES[name]
    figure = lxml.html.fromstring(text)
    spans = [(lane, span) for lane in whole.lanes[:40] for span in lane.spans]
    wide = [pair for pair in spans if pair[1].end - pair[1].begin > 0.0008 * whole.seconds]
    drawn = {
        "running": any(s.kind == "running" and s.share >= FULL for _, s in wide),
        "running (as high as its share of a CPU)": any(s.share < FULL for _, s in wide),
        "waiting": any(s.kind == "waiting" and not is_idle(lane, s) for lane, s in wide),
        "starting up": any(s.kind == "starting" for _, s in wide),
        "waiting for a task": any(is_idle(lane, s) for lane, s in wide),
    }
    if drawn["running (as high as its share of a CPU)"]:
        drawn["running"] = False  # the other tells both
    entries = {
        each.text_content().strip(): each
        for each in find(find(figure, "p", "timeline-legend")[0], "span")
    }
    looks = {
        "running": ["tl-running tl-parent"],
        "running (as high as its share of a CPU)": ["tl-outline tl-parent", "tl-running tl-parent"],
        "waiting": ["tl-waiting tl-parent"],
        "starting up": ["tl-starting tl-parent"],
        "waiting for a task": ["tl-waiting tl-worker"],
    }
    shortest = [word for word in entries if word.startswith("shortest bar: ")]
    assert {*entries} - {*shortest} == {word for word, is_drawn in drawn.items() if is_drawn}
    for word, entry in entries.items():
        rects = find(entry, "rect")
        assert [rect.get("class") for rect in rects] == looks.get(word, [])
        for rect in rects:
            role = rect.get("class").split()[1].removeprefix("tl-")
            hatched = (rect.get("fill") or "").endswith(f"-{role})")
            assert hatched == ("tl-waiting" in rect.get("class"))
    for word in shortest:
        layout = entries[word].get("class")
        for one in ("desk", "phone"):
            if layout in (None, f"tl-{one}"):
                told = seconds_in(word, "shortest bar:")
                assert told == pytest.approx(9 / Drawn(name, one).scale, rel=0.06)


def test_of_too_many_lanes_it_is_said_how_many_are_left_out() -> None:
    for name, (timeline, text) in FIGURES.items():
        found = re.search(r"The first (\d+) lanes\. The raw trace has (\d+) more\.", text)
        left_out = max(0, len(timeline.lanes) - 40)
        assert (found and found.groups()) == (("40", str(left_out)) if left_out else None), name


def test_each_figure_leads_to_its_own_trace() -> None:
    for name, (_, text) in FIGURES.items():
        file = name if "/" in name else f"demo/{name}"
        assert re.findall(r"\[raw trace\]\((.+?)\)", text) == [f"traces/{file}.json"]


TRACES = {
    name.removesuffix(".json"): json.loads(text)["traceEvents"]
    for name, text in fragments_in("book/traces.txt").items()
}


def test_each_timeline_of_the_book_has_its_trace() -> None:
    assert set(TRACES) == set(FIGURES) - set(ALONE)


@pytest.mark.parametrize("name", TRACES)
def test_a_trace_has_each_span_at_its_place_in_its_microseconds(name: str) -> None:
    timeline, _ = FIGURES[name]
    slices = [each for each in TRACES[name] if each["ph"] == "X"]
    named = {
        (each["pid"], each["tid"]): each["args"]["name"]
        for each in TRACES[name]
        if each["name"] == "thread_name"
    }
    expected: list[tuple[int, int, str, str, float, float]] = []
    for lane in timeline.lanes:
        place = (lane.pid, lane.pid + lane.thread)
        assert named[place] == lane.name
        for span in lane.spans:
            if span.kind != "running" or not span.call:
                what = (span.label or span.kind, span.kind)
                expected.append((*place, *what, span.begin, span.end))
        for call in dict.fromkeys(span.call for span in lane.spans if span.call):
            parts = [span for span in lane.spans if span.call == call]
            assert all(math.isclose(a.end, b.begin) for a, b in pairwise(parts))
            expected.append((*place, call, "call", parts[0].begin, parts[-1].end))
    found = [
        (each["pid"], each["tid"], each["name"], each["cat"], each["ts"], each["ts"] + each["dur"])
        for each in slices
    ]
    in_microseconds = [
        (*what, round(begin * 1e6), round(end * 1e6)) for *what, begin, end in expected
    ]
    assert sorted(found) == sorted(in_microseconds)
