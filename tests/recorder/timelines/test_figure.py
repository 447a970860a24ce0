"""A figure shows the spans of its lanes, the same in its bars, its axis, its legend, its table."""

import re
from collections.abc import Callable

import attrs
import pytest

from recorder.errors import AuthorError
from recorder.timelines.figure import MOST_BYTES, draw
from recorder.timelines.model import Lane, Role, Span, Timeline
from tests.recorder.conftest import ROOT
from tests.recorder.timelines.conftest import (
    FACTS,
    Figure,
    bars_of,
    figure_of,
    lane,
    numbers,
    shape_of,
    steps,
    synthetic,
)

STYLES = ROOT / "docs" / "theme" / "assets" / "timeline.css"


def example(factor: float = 1.0) -> Timeline:
    """Return a parent that joins one child, 0.8 s long, or so many times as long."""
    parent = lane(
        *steps(
            0,
            ("starting", "", 0.04 * factor),
            ("running", "", 0.13 * factor),
            ("waiting", "Process-1.join()", 0.71 * factor),
            ("running", "", 0.8 * factor),
        )
    )
    child = lane(
        *steps(0.1 * factor, ("starting", "", 0.18 * factor)),
        *steps(
            0.18 * factor,
            ("running", "", 0.25 * factor),
            ("waiting", "sleep(0.4)", 0.65 * factor),
            ("running", "", 0.7 * factor),
            call="work(7)",
        ),
        name="Process-1",
        role="child",
        pid=2000,
        parent=0,
    )
    return Timeline(0.8 * factor, (parent, child))


def near(figure: Figure) -> Callable[[float], object]:
    """Return what compares seconds as exactly as a figure shows them: to a pixel."""
    pixel = figure.moment(1) - figure.moment(0)
    return lambda seconds: pytest.approx(seconds, abs=pixel)


# --- Bars ----------------------------------------------------------------


def test_these_facts_give_these_bars() -> None:
    """To the tenth of a pixel: 573 of them are 0.8 s, in rows of 28 with bars of 20."""
    parent, child = figure_of(example()).lanes
    drawn = [
        {
            path.attrib["class"]: path.attrib["d"]
            for path in each.findall("path")
            if path.attrib["class"] != "tl-box"
        }
        for each in (parent, child)
    ]
    assert drawn == [
        {
            "tl-starting": "M0.5 8.5h27.7v19h-27.7z",
            "tl-running": "M28.7 8h64.5v20h-64.5zM508.5 8h64.5v20h-64.5z",
            "tl-waiting": "M93.6 8.5h414.4v19h-414.4z",
        },
        {
            "tl-starting": "M72.1 36.5h56.3v19h-56.3z",
            "tl-running": "M128.9 36h50.1v20h-50.1zM465.6 36h35.8v20h-35.8z",
            "tl-waiting": "M179.6 36.5h285.5v19h-285.5z",
        },
    ]


@pytest.mark.parametrize("factor", [0.05, 0.5, 1.0, 2.4, 2.5, 5.0, 100.0])
def test_bars_read_off_the_axis_are_the_spans(factor: float) -> None:
    timeline = example(factor)
    figure = figure_of(timeline)
    same = near(figure)
    for drawn, each in zip(figure.lanes, timeline.lanes, strict=True):
        assert drawn.attrib["class"] == f"tl-{each.role}"
        seen = [
            (bar.kind, figure.moment(bar.left), figure.moment(bar.right)) for bar in bars_of(drawn)
        ]
        assert seen == [(kind, same(begin), same(end)) for kind, begin, end in shape_of(each.spans)]
    # The axis fills the figure: the longest lane ends where its right margin begins.
    for device in (figure, figure.on_a_phone):
        left, _, width, _ = numbers(device.drawing.attrib["viewBox"])
        ends = [bars_of(drawn)[-1].right for drawn in device.lanes]
        assert left + width - 20 < max(ends) < left + width
        assert width == int(device.drawing.attrib["width"])


@pytest.mark.parametrize(
    ("factor", "labels"),
    [
        (0.05, ["0", "10", "20", "30", "40 ms"]),
        (1.0, ["0", "200", "400", "600", "800 ms"]),
        (2.4, ["0", "500", "1000", "1500 ms"]),
        (2.5, ["0", "0.5", "1", "1.5", "2 s"]),
        (5.0, ["0", "1", "2", "3", "4 s"]),
        (100.0, ["0", "20", "40", "60", "80 s"]),
    ],
)
def test_every_label_of_the_axis_is_the_moment_at_its_line(
    factor: float, labels: list[str]
) -> None:
    figure = figure_of(example(factor))
    assert [text for _, text in figure.ticks] == labels
    *_, unit = labels[-1].split()
    bars = bars_of(figure.lanes[0])
    # By the bars alone, not by the axis: the first begins at 0, the last ends at the end.
    pixels = (bars[-1].right - bars[0].left) / (0.8 * factor)
    for x, text in figure.ticks:
        seconds = float(text.split()[0]) / (1 if unit == "s" else 1000)
        assert x - bars[0].left == pytest.approx(seconds * pixels, abs=1)


def test_running_is_solid_waiting_is_hatched_and_starting_is_outlined() -> None:
    figure = figure_of(example())
    patterns = {each.attrib["id"]: each for each in figure.find(".//pattern")}
    for drawn in figure.lanes:
        role = drawn.attrib["class"]
        fills = {path.attrib["class"]: path.get("fill") for path in drawn.findall("path")}
        del fills["tl-box"]
        pattern = f"timeline-a-b-{role.removeprefix('tl-')}"
        assert fills == {
            "tl-running": None,
            "tl-starting": None,
            "tl-waiting": f"url(#{pattern})",
        }
        (hatch,) = patterns[pattern]
        assert hatch.attrib["class"] == f"tl-hatch {role}"
    rules = rules_of_styles()
    assert rules[".tl-running"] == {"fill": "var(--tl-role)"}
    assert rules[".tl-waiting"] == {"stroke": "var(--tl-role)"}
    assert rules[".tl-starting"]["stroke-dasharray"]
    assert rules[".tl-starting"]["fill"] == "var(--md-default-bg-color)"


def rules_of_styles() -> dict[str, dict[str, str]]:
    """Return what the style sheet of the figures says, by selector."""
    text = re.sub(r"/\*.*?\*/", "", STYLES.read_text(encoding="utf-8"), flags=re.DOTALL)
    rules: dict[str, dict[str, str]] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        declared = dict(re.findall(r"([\w-]+):\s*([^;]+);", body))
        for selector in selectors.split(","):
            rules.setdefault(selector.strip(), {}).update(declared)
    return rules


ROLES: tuple[Role, ...] = ("parent", "child", "worker", "thread", "server")


def test_a_lane_has_the_color_of_its_role_in_its_name_its_bars_and_its_hatching() -> None:
    spans = steps(0, ("running", "", 0.4), ("waiting", "get()", 1.0), call="work(1)")
    lanes = [
        lane(*spans, name=f"a {role}", role=role, pid=number) for number, role in enumerate(ROLES)
    ]
    figure = figure_of(Timeline(1.0, tuple(reversed(lanes))))
    for each in (figure, figure.on_a_phone):
        assert [(name.text, name.xpath("string(../@class)")) for name in each.names] == [
            (f"a {role}", f"tl-{role}") for role in reversed(ROLES)
        ]
    assert [each.attrib["class"] for each in figure.lanes] == [f"tl-{r}" for r in reversed(ROLES)]
    rules = rules_of_styles()
    for scheme in ("default", "slate"):
        colors = rules[f'[data-md-color-scheme="{scheme}"]']
        assert len({colors[f"--tl-{role}"] for role in ROLES}) == len(ROLES)
    for role in ROLES:
        assert rules[f".tl-{role}"] == {"--tl-role": f"var(--tl-{role})"}


def test_every_class_of_a_figure_has_a_rule() -> None:
    shared = Span("running", "", 0.0, 1.0, "f(1)", 0.5)
    idle = Span("waiting", "get()", 1.0, 1.5)
    worker = lane(shared, idle, role="worker", parent=0)
    computing = lane(Span("running", "", 0.0, 1.5, "f(2)"), role="thread", parent=0)
    timeline = attrs.evolve(example(2.0), cut=True)
    figure = figure_of(attrs.evolve(timeline, lanes=(*timeline.lanes, worker, computing)))
    used = {name for each in figure.find(".//@class") for name in each.split() if "tl" in name}
    assert used >= {"tl-outline", "tl-stop", "tl-start", "tl-on", "tl-axis", "tl-hatch"}
    sheet = STYLES.read_text(encoding="utf-8")
    assert [name for name in used if not re.search(rf"\.{name}\b(?!-)", sheet)] == []


def test_who_shares_a_cpu_has_a_bar_as_high_as_its_share() -> None:
    whole, quarter = Span("running", "", 0.0, 0.6), Span("running", "", 0.6, 1.0, "f(1)", 0.25)
    figure = figure_of(Timeline(1.0, (lane(whole, quarter),)))
    full, *rest = bars_of(figure.lanes[0])
    around, solid = sorted(rest, key=lambda bar: bar.kind)
    assert (full.kind, around.kind, solid.kind) == ("running", "outline", "running")
    assert full.bottom - full.top == 20
    assert (around.top, around.bottom) == (full.top, full.bottom)
    assert (solid.top, solid.bottom) == (full.bottom - 5, full.bottom)
    same = near(figure)
    assert [(figure.moment(b.left), figure.moment(b.right)) for b in rest] == [
        (same(0.6), same(1.0))
    ] * 2
    assert figure.rows[1][0] == "f(1), running, 25 % of it on a CPU"


def test_who_has_no_task_has_a_thin_bar() -> None:
    idle, waits = Span("waiting", "get()", 0, 0.5), Span("waiting", "get()", 0.5, 1.0, "f(1)")
    for role, height in (("worker", 10), ("thread", 20)):
        drawn = figure_of(Timeline(1.0, (lane(idle, waits, role=role),))).lanes[0]
        thin, thick = bars_of(drawn)
        assert (thin.kind, thick.kind) == ("waiting", "waiting")
        assert (thin.bottom - thin.top, thick.bottom - thick.top) == (height, 20)


def test_a_line_leads_from_the_lane_that_called_start() -> None:
    def child(begin: float, parent: int) -> Lane:
        return lane(Span("running", "", begin, 0.8), role="child", parent=parent)

    timeline = Timeline(0.8, (*example().lanes, child(0.3, 0), child(0.45, 1)))
    figure = figure_of(timeline)
    (path,) = figure.drawing.findall("path[@class='tl-start']")
    lines = [numbers(line) for line in path.attrib["d"].split("M")[1:]]
    bars = [bars_of(drawn)[0] for drawn in figure.lanes]
    same = near(figure)
    assert [(figure.moment(x), above, below) for x, above, below in lines] == [
        (same(0.1), bars[0].bottom, bars[1].top),
        (same(0.3), bars[0].bottom, bars[2].top),
        (same(0.45), bars[1].bottom, bars[3].top),
    ]


def test_a_run_that_was_stopped_has_a_line_at_its_limit() -> None:
    assert figure_of(example()).find(".//path[@class='tl-stop']") == []
    figure = figure_of(attrs.evolve(example(), cut=True), axis_seconds=1.6)
    for each in (figure, figure.on_a_phone):
        (stop,) = each.drawing.findall("path[@class='tl-stop']")
        assert each.moment(numbers(stop.attrib["d"])[0]) == near(each)(0.8)
    assert "It was stopped after 800 ms." in figure.text


def test_figures_with_the_same_axis_can_be_compared() -> None:
    alone, beside = figure_of(example(2.0)), figure_of(example(2.0), axis_seconds=4.8)
    assert [text for _, text in beside.ticks] == ["0", "1000", "2000", "3000", "4000 ms"]
    widths = [bars_of(f.lanes[0])[-1].right - bars_of(f.lanes[0])[0].left for f in (alone, beside)]
    assert widths[0] == pytest.approx(3 * widths[1], abs=1)
    assert [row[-2:] for row in beside.rows] == [row[-2:] for row in alone.rows]
    assert figure_of(example(), axis_seconds=0.5).text == figure_of(example()).text  # none is cut


# --- Words ---------------------------------------------------------------

LEGEND = {"running": "running", "waiting": "waiting", "starting up": "starting"}


def test_the_symbols_of_the_legend_are_the_bars() -> None:
    figure = figure_of(example())
    symbols = figure.legend
    assert list(symbols) == list(LEGEND)
    drawn = {
        path.attrib["class"]: path.get("fill") for path in figure.lanes[0].findall("path")
    }  # of the parent, whose color the legend has
    for words, kind in LEGEND.items():
        (rectangle,) = symbols[words]
        assert rectangle["class"].split() == [f"tl-{kind}", "tl-parent"]
        assert rectangle.get("fill") == drawn[f"tl-{kind}"]
    looks = {(s[0]["class"], s[0].get("fill")) for s in symbols.values()}
    assert len(looks) == 3


def test_a_legend_explains_what_is_drawn_and_nothing_else() -> None:
    running, waiting = Span("running", "", 0, 0.4), Span("waiting", "get()", 0.4, 1.0)
    half = attrs.evolve(running, share=0.5)
    cases: list[tuple[tuple[Span, ...], Role, list[str]]] = [
        ((running,), "parent", ["running"]),
        ((waiting,), "parent", ["waiting"]),
        ((running, waiting), "worker", ["running", "waiting", "waiting for a task"]),
        (
            (half, waiting),
            "parent",
            ["running (as high as its share of a CPU)", "waiting"],
        ),
    ]
    for spans, role, words in cases:
        symbols = figure_of(Timeline(1.0, (lane(*spans, role=role),))).legend
        assert list(symbols) == words
        looks = {tuple((r["class"], r["y"], r["height"]) for r in s) for s in symbols.values()}
        assert len(looks) == len(words)


def test_the_symbols_of_a_share_and_of_a_missing_task_are_as_their_bars() -> None:
    spans = (Span("running", "", 0, 0.4, "f(1)", 0.4), Span("waiting", "get()", 0.4, 1.0))
    figure = figure_of(Timeline(1.0, (lane(*spans, role="worker"),)))
    around, solid = figure.legend["running (as high as its share of a CPU)"]
    assert (around["class"], solid["class"]) == ("tl-outline tl-parent", "tl-running tl-parent")
    assert float(solid["y"]) + float(solid["height"]) == 12  # at the bottom, as in a lane
    assert float(solid["height"]) < float(around["height"]) / 2
    (idle,) = figure.legend["waiting for a task"]
    assert (idle["class"], idle["fill"]) == ("tl-waiting tl-worker", "url(#timeline-a-b-worker)")
    assert float(idle["height"]) == 5


@pytest.mark.parametrize(
    ("factor", "unit", "first", "last"),
    [
        (0.05, "ms", ["0.0", "2.0"], ["32.5", "35.0"]),
        (1.0, "ms", ["0", "40"], ["650", "700"]),
        (2.4, "ms", ["0", "96"], ["1560", "1680"]),
        (2.5, "s", ["0.00", "0.10"], ["1.62", "1.75"]),
        (5.0, "s", ["0.00", "0.20"], ["3.25", "3.50"]),
    ],
)
def test_the_table_has_the_spans_in_the_unit_of_the_axis(
    factor: float, unit: str, first: list[str], last: list[str]
) -> None:
    timeline = example(factor)
    figure = figure_of(timeline)
    assert [head.text for head in figure.find(".//thead//th")] == [
        "Lane",
        "What",
        f"From, {unit}",
        f"To, {unit}",
    ]
    assert figure.ticks[-1][1].endswith(f" {unit}")
    assert [row[:-2] for row in figure.rows] == [
        ["MainProcess", "starting up"],
        ["running"],
        ["waiting: Process-1.join()"],
        ["running"],
        ["Process-1", "starting up"],
        ["work(7), running"],
        ["work(7), waiting: sleep(0.4)"],
        ["work(7), running"],
    ]
    assert (figure.rows[0][-2:], figure.rows[-1][-2:]) == (first, last)
    spans = [span for each in timeline.lanes for span in each.spans]
    for row, span in zip(figure.rows, spans, strict=True):
        told = [float(number) / (1 if unit == "s" else 1000) for number in row[-2:]]
        assert told == pytest.approx([span.begin, span.end], abs=0.006 if unit == "s" else 0.0006)


def test_a_table_leaves_out_what_lasts_no_time_but_no_call() -> None:
    spans = (
        Span("running", "", 0.0, 0.5),
        Span("running", "", 0.5, 0.5001, "square(6)"),
        Span("running", "", 0.5001, 0.9),
        Span("waiting", "get()", 0.9, 0.90001),
        Span("running", "", 0.90001, 1.0),
    )
    rows = figure_of(Timeline(1.0, (lane(*spans),))).rows
    assert [row[-3:] for row in rows] == [
        ["running", "0", "500"],
        ["square(6), running", "500", "500"],
        ["running", "500", "1000"],
    ]


def test_a_figure_can_be_read_without_seeing_it() -> None:
    figure = figure_of(synthetic(3, 3))
    for each in (figure, figure.on_a_phone):
        name, about = (
            each.drawing.findtext(f"*[@id='{each.drawing.attrib[attribute]}']") or ""
            for attribute in ("aria-labelledby", "aria-describedby")
        )
        assert name == "Who ran when in b.py: Process-0, Process-1, Process-2"
        assert about.startswith("3 lanes, in order of start: Process-0, Process-1, Process-2. ")
    ids = figure.find(".//@id")
    assert len(set(ids)) == len(ids)
    assert not figure.find(".//@tabindex")
    assert {head.get("scope") for head in figure.find(".//thead//th")} == {"col"}
    assert figure.find(".//table/caption")[0].text == name
    assert len(figure.rows) == 9
    assert ["Process-1", "work(0), running", "0", "250"] in figure.rows
    assert not figure.find(".//script | .//@style")


def test_what_ran_where_stands_below_the_figure() -> None:
    text = figure_of(example(), name="some/snippet.twice").text
    below = text[text.index("</figure>") :]
    assert "<code>python snippets/some/snippet.py</code>, run once more with [a probe" in below
    assert "(traces/some/snippet.twice.json)" in below
    assert "{ .circumstances " in below


# --- Whatever the facts --------------------------------------------------


def test_an_empty_timeline_is_not_drawn() -> None:
    with pytest.raises(AuthorError, match="some/snippet"):
        draw(Timeline(1.0, (lane(),)), "some/snippet", FACTS)


def test_identical_timelines_give_identical_bytes() -> None:
    assert draw(synthetic(4, 9), "a/b", FACTS) == draw(synthetic(4, 9), "a/b", FACTS)


def test_of_very_many_bars_fewer_lanes_are_drawn_and_no_call_is_lost() -> None:
    text = draw(synthetic(257, 18), "pool/many", FACTS)
    assert len(text.encode()) <= MOST_BYTES
    assert "The first 12 lanes. The raw trace has 245 more." in text
    assert len(re.findall(r"<td>work\(8\), running", text)) == 12


def test_every_figure_is_small_and_one_block_of_html() -> None:
    for timeline in (synthetic(1, 1), synthetic(4, 20), synthetic(40, 3), synthetic(30, 300)):
        figure = figure_of(timeline)
        assert len(figure.text.encode()) <= MOST_BYTES
        html = figure.text[figure.text.index("<figure") : figure.text.index("</figure>")]
        assert not re.search(r"\n\s*\n|^ ", html, flags=re.MULTILINE)
        assert len(figure.find(".//*[@scope='rowgroup']")) == len(timeline.lanes)


def test_a_figure_with_too_much_loses_only_what_is_shortest() -> None:
    timeline = synthetic(10, 2000)
    long = (Span("waiting", "get()", 0.0, 0.4), Span("starting", "", 0.4, 0.7))
    short = timeline.lanes[0].spans
    rest = tuple(attrs.evolve(s, begin=0.7 + 0.3 * s.begin, end=0.7 + 0.3 * s.end) for s in short)
    lanes = tuple(attrs.evolve(each, spans=(*long, *rest)) for each in timeline.lanes)
    figure = figure_of(attrs.evolve(timeline, lanes=lanes))
    assert len(figure.text.encode()) > MOST_BYTES / 4  # not coarser than it has to be
    same = near(figure)
    for each in figure.lanes:
        first, second, *others = bars_of(each)
        assert (first.kind, figure.moment(first.right)) == ("waiting", same(0.4))
        assert (second.kind, figure.moment(second.right)) == ("starting", same(0.7))
        assert len(others) > 5


def test_names_of_the_program_cannot_break_the_page() -> None:
    name = '<b>&"' * 20
    figure = figure_of(Timeline(1.0, (lane(Span("running", "", 0, 1, "f('<i>&')"), name=name),)))
    assert figure.find(".//th[@scope='rowgroup']")[0].text == name
    for each in (figure, figure.on_a_phone):
        assert each.names[0][0].text == name
        assert "f('<i>&')" in each.drawing.xpath(".//text/text()")


def test_too_many_events_are_said_to_be_left_out() -> None:
    whole, cut_off = synthetic(2, 3).lanes
    text = figure_of(Timeline(1.0, (whole, attrs.evolve(cut_off, truncated=True)))).text
    assert "<code>Process-1</code>: too many calls and waits" in text
    assert "`Process-0`" not in text
    assert "too many" not in figure_of(synthetic(2, 3)).text


def test_a_pool_on_a_machine_with_many_cpus_is_still_drawn() -> None:
    text = draw(synthetic(257, 4), "pool/many", FACTS)
    assert len(text.encode()) <= MOST_BYTES
    assert "Process-39" in text
    assert "Process-40" not in text
    assert "The first 40 lanes. The raw trace has 217 more." in text
    assert "The raw trace has" not in draw(synthetic(40, 3), "a/b", FACTS)


def test_many_lanes_are_lower_and_their_lines_fainter() -> None:
    few, many = (synthetic(number, 3) for number in (12, 13))
    heights = []
    for timeline, lines in ((few, 11), (many, 0)):
        figure = figure_of(timeline)
        for each in (figure, figure.on_a_phone):
            assert each.drawing.xpath("string(path[@class='tl-start']/@d)").count("M") == lines
            heights.append(bars_of(each.lanes[1])[0])
    assert [bar.bottom - bar.top for bar in heights] == [20, 20, 15, 15]
